// How often the PIN of the staff menu was wrong, and how long that still locks it, in a file that
// lasts as long as the machine has power: whatever starts the program again gains no try. Its times
// count from the start of the machine, so a clock that jumps changes nothing.
#ifndef COMMAND_PIN_LOCK_H
#define COMMAND_PIN_LOCK_H

#include "visit/staff.h"

#include <stdbool.h>

// Milliseconds since the machine was started, sleep included.
int64_t pin_lock_now_ms(void);
// All zero where the file is not there or is no such file.
struct staff_lock pin_lock_read(const char *path, int64_t now_ms);
// Whole, by a rename. False, with one log line, where it cannot be written.
bool pin_lock_write(const char *path, struct staff_lock lock, int64_t now_ms);

#endif
