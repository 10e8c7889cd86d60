// Options override the settings: so the settings are read first, and `--config` is looked for
// before that.
#include "command/device.h"

#include "base/buf.h"
#include "command/command.h"

#include <stdio.h>

// The last --config; *asked_out tells whether help or the version is asked for.
static const char *find_config(
    const struct options *options, int argc, char **argv, bool *asked_out)
{
    const char *path = NULL;
    opterr = 0;
    optind = 1;
    for (int option; (option = getopt_long(argc, argv, "hV", options->longs, NULL)) != -1;)
        if (option == DEVICE_CONFIG)
            path = optarg;
        else if (option == 'h' || option == 'V')
            *asked_out = true;
    opterr = 1;
    return path;
}

// What there is to say of a file with faults: of one that cannot be read, only that.
static const char *keep_faults(struct arena *arena, const char *path, const struct diag *diag)
{
    struct buf text = {0};
    diag_render_brief(diag, &text);
    if (text.length == 0)
        buf_print(&text, "%s: cannot be read\n", path);
    const char *kept = arena_copy(arena, text.text, text.length);
    buf_finish(&text);
    return kept;
}

int device_read(struct device *device, const struct options *options, int argc, char **argv)
{
    bool asked = false;
    device->settings = settings_default();
    const char *named = find_config(options, argc, argv, &asked);
    const char *path = named ? named : device->usual ? device->usual : SETTINGS_DEFAULT_FILE;
    if (asked)
        return -1; // options_read answers it, whatever the settings are
    struct diag diag = {0};
    bool good = settings_read(&device->arena, path, named != NULL, &device->settings, &diag);
    struct buf text = {0};
    diag_render(&diag, &text);
    fputs(buf_text(&text), stderr);
    buf_finish(&text);
    if (!good && !named && device->goes_on)
        device->faults = keep_faults(&device->arena, path, &diag);
    diag_finish(&diag);
    return good || device->faults ? -1 : EXIT_CONTENT;
}

bool device_apply(struct device *device, int option, const char *value)
{
    struct settings *settings = &device->settings;
    switch (option) {
    case DEVICE_CONFIG:
        return true; // was read before all others
    case DEVICE_WINDOW:
        return options_size(value, &device->window);
    case DEVICE_SCREEN:
        return settings_set_screen(settings, value);
    case DEVICE_DISTANCE:
        return options_whole(value, 100, 10000, &settings->distance_mm);
    case DEVICE_ROTATE:
        return options_rotation(value, &settings->rotate_degrees);
    case DEVICE_RENDERER:
        return settings_set_renderer(settings, value);
    default:
        return false;
    }
}

struct window *device_open(const struct device *device, const char *title, struct fonts *fonts)
{
    struct window_options options = {
        .title = title,
        .size = device->window,
        .rotate_degrees = device->settings.rotate_degrees,
        .backend = device->settings.backend,
        .closable = device->window.x > 0,
    };
    return window_create(&options, fonts);
}

void device_finish(struct device *device)
{
    arena_finish(&device->arena);
}
