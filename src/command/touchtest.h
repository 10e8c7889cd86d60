// The touch test on a window that is there already.
#ifndef COMMAND_TOUCHTEST_H
#define COMMAND_TOUCHTEST_H

#include "command/device.h"
#include "kiosk/kiosk.h"
#include "kiosk/touchtest.h"

// Shows it through `port`, which is of that window, until it is over (KIOSK_GOES_ON), the port says
// EVENT_QUIT (KIOSK_ENDED) or the screen is lost (KIOSK_LOST); *out has the result.
enum kiosk_round touchtest_play(const struct device *device, struct window *window,
    const struct port *port, struct touchtest *out);

#endif
