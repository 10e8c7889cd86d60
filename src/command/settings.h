// The settings of one device: from a YAML file (docs/settings.md), overridden by options of `run`.
#ifndef COMMAND_SETTINGS_H
#define COMMAND_SETTINGS_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/geom.h"
#include "port/sdl/glass.h"

#include <stdbool.h>

#define SETTINGS_DEFAULT_FILE "/etc/vitrine/kiosk.yaml"

struct settings {
    const char *pack;             // folder, or NULL
    double width_mm, height_mm;   // of the visible screen before rotation; 0 = not told
    double diagonal_inch;         // 0 = not told
    int distance_mm;              // eye to glass; 0 = guessed from the screen
    int rotate_degrees;           // 0, 90, 180, 270
    enum glass_backend backend;   // how pictures come to the screen
    int ask_after_s;              // 0 = as the pack says
    int reset_after_s;            // 0 = as the pack says
    int volume_percent;           // 0 to 100
    const char *staff_pin;        // 4 to 8 digits; NULL = no staff menu
    const char *attract_language; // the one that attract shows; NULL = all in turn
    int bounce_ms;                // taps that follow within this at the same place are dropped
};

// What holds where nothing is said.
struct settings settings_default(void);
// Reads `path` over *settings; texts live in `arena`. False when it has faults (in `diag`), or with
// one log line when it cannot be read or is not there and `must`; what is sound of it holds even
// then.
bool settings_read(
    struct arena *arena, const char *path, bool must, struct settings *settings, struct diag *diag);
// The size of the screen from "476x268" (mm) or "21.5" (its diagonal in inches). False, with
// *settings untouched, for anything else.
bool settings_set_screen(struct settings *settings, const char *text);
// From "auto", "software" or "opengles2". False, with *settings untouched, for anything else.
bool settings_set_renderer(struct settings *settings, const char *text);
// The pitch in mm a pixel of a screen of that many pixels; 0 = not told.
double settings_mm_per_px(const struct settings *settings, struct point size_px);

#endif
