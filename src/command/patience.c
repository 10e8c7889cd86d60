// Sleeps until the kernel says that something changed, and looks. Now and then it looks without
// being told, and tells the manager that it is still there.
#include "command/patience.h"

#include "base/log.h"
#include "command/notify.h"
#include "port/sdl/plug.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

enum {
    LOOK_MS = 10 * 1000,
    START_MS = 60 * 1000, // from display to first picture, as TimeoutStartSec= of the service
};

static bool is_wanted(void)
{
    static const char *const screens[] = {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"};
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
        if (getenv(screens[i]))
            return false;
    return getenv("NOTIFY_SOCKET") != NULL;
}

void patience_for_display(const char *folder)
{
    struct plug plug;
    if (!is_wanted())
        return;
    plug_open(&plug, folder);
    if (plug.shown == 0)
        log_warning("run", "waiting: no display is plugged in, or it is switched off");
    while (plug_state(folder) == 0) {
        notify_waiting(3 * LOOK_MS);
        plug_wait(&plug, LOOK_MS);
    }
    notify_waiting(START_MS);
    plug_close(&plug);
}
