// What staff chose at the device: it outlives the program, in a small settings file of the store.
#ifndef COMMAND_CHOICES_H
#define COMMAND_CHOICES_H

#include "command/settings.h"

// Reads ROOT/choices.yaml over the settings, where it is there; what is wrong with it is logged.
void choices_read(const char *root, struct arena *arena, struct settings *settings);
// False, with one log line, where it cannot be written. `language` "" = all in turn.
bool choices_write(const char *root, const char *language, int volume_percent);

#endif
