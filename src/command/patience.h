// A service waits for its display. Whoever starts the program by hand, or on a desktop, is told at
// once that there is none.
#ifndef COMMAND_PATIENCE_H
#define COMMAND_PATIENCE_H

// Returns when a display is plugged in and has a mode, or where nobody asked for patience: without
// NOTIFY_SOCKET, and where DISPLAY, WAYLAND_DISPLAY or SDL_VIDEODRIVER name a screen. SIGTERM ends
// the program meanwhile. The log and the service manager are told of the wait, and the latter also
// of the time that the first picture may take from then on. `folder`: PLUG_FOLDER, but for tests.
void patience_for_display(const char *folder);

#endif
