// The file of settings: what is taken is within its bounds, whatever else is wrong there.
#include "target.h"

#include "command/settings.h"
#include "scratch.h"

static void check_bounds(const struct settings *settings)
{
    BUG_IF(settings->volume_percent < 0 || settings->volume_percent > 100);
    BUG_IF(settings->rotate_degrees % 90 != 0 || settings->rotate_degrees < 0 ||
           settings->rotate_degrees > 270);
    BUG_IF(settings->bounce_ms < 0 || settings->distance_mm < 0);
    BUG_IF(!(settings->width_mm >= 0) || !(settings->height_mm >= 0));
    BUG_IF(!(settings->diagonal_inch >= 0 && settings->diagonal_inch <= 200));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (!scratch_folder[0])
        scratch_create();
    char path[512];
    struct arena arena = {0};
    struct diag diag = {0};
    struct settings settings = settings_default();
    scratch_write("kiosk.yaml", bytes, length);
    snprintf(path, sizeof path, "%s/kiosk.yaml", scratch_folder);
    settings_read(&arena, path, true, &settings, &diag);
    check_bounds(&settings);
    arena_finish(&arena);
    diag_finish(&diag);
    return 0;
}
