// What every subcommand that opens a window must know of the device: its settings file, and the
// options that override it.
#ifndef COMMAND_DEVICE_H
#define COMMAND_DEVICE_H

#include "base/arena.h"
#include "command/options.h"
#include "command/settings.h"
#include "port/sdl/window.h"

// Zero-initialise.
struct device {
    bool goes_on;       // faults of the usual file do not stop it: what is sound there holds
    const char *usual;  // that file; NULL: SETTINGS_DEFAULT_FILE
    const char *faults; // then: of that file, each with its place; NULL = none
    struct settings settings;
    struct arena arena;
    struct point window; // 0x0: full screen
};

// A subcommand's own options start at DEVICE_OPTION_END.
enum {
    DEVICE_CONFIG = 1,
    DEVICE_WINDOW,
    DEVICE_SCREEN,
    DEVICE_DISTANCE,
    DEVICE_ROTATE,
    DEVICE_RENDERER,
    DEVICE_OPTION_END
};
#define DEVICE_OPTIONS                                                                             \
    {"config", required_argument, NULL, DEVICE_CONFIG},                                            \
        {"window", required_argument, NULL, DEVICE_WINDOW},                                        \
        {"screen", required_argument, NULL, DEVICE_SCREEN},                                        \
        {"distance", required_argument, NULL, DEVICE_DISTANCE},                                    \
        {"rotate", required_argument, NULL, DEVICE_ROTATE},                                        \
    {                                                                                              \
        "renderer", required_argument, NULL, DEVICE_RENDERER                                       \
    }
#define DEVICE_HELP                                                                                \
    "  --config FILE       settings of this device; default " SETTINGS_DEFAULT_FILE "\n"           \
    "  --window WxH        a window of that size (px) for a desk; it may be closed\n"              \
    "  --screen WxH        size of the screen in mm, or --screen 21.5: its diagonal in inches\n"   \
    "  --distance MM       from the visitor's eye to the glass\n"                                  \
    "  --rotate DEGREES    0, 90, 180 or 270: turns pixels and touch together\n"                   \
    "  --renderer NAME     software, opengles2, or auto: opengles2 on KMS/DRM, else software\n"

// Reads the settings file that argv names, or the usual one. It comes before all options, whatever
// their order, so that they override it. Returns -1 to go on, else the exit code.
int device_read(struct device *device, const struct options *options, int argc, char **argv);
// One option of DEVICE_OPTIONS over the settings; false where its value is wrong.
bool device_apply(struct device *device, int option, const char *value);
// NULL, with one log line, when there is no screen.
struct window *device_open(const struct device *device, const char *title, struct fonts *fonts);
void device_finish(struct device *device);

#endif
