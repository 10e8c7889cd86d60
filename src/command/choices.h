// What staff chose at the device: it outlives the program, in a small settings file of the store.
#ifndef COMMAND_CHOICES_H
#define COMMAND_CHOICES_H

#include "command/settings.h"
#include "store/disk.h"

// Reads ROOT/choices.yaml over the settings, where it is there; what is wrong with it is logged.
void choices_read(const char *root, struct arena *arena, struct settings *settings);
// Whatever happens, the former file or the new one is there whole; true: the new one, also when the
// power goes now. False, with one log line, where it cannot be written. `language` "" = all in
// turn.
bool choices_write(
    const struct disk *disk, const char *root, const char *language, int volume_percent);

#endif
