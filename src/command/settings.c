// The settings file is read with the tables that packs are read with, so its faults read the same.
#include "command/settings.h"

#include "base/log.h"
#include "command/options.h"
#include "pack/load.h"
#include "pack/yaml_tree.h"
#include "visit/staff.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 64 * 1024 };

struct settings settings_default(void)
{
    return (struct settings){.volume_percent = 60, .bounce_ms = 300};
}

bool settings_set_screen(struct settings *settings, const char *text)
{
    double sides[2];
    int count = options_numbers(text, sides);
    bool inches = count == 1 && sides[0] >= 3 && sides[0] <= 200;
    bool mm =
        count == 2 && sides[0] >= 40 && sides[1] >= 40 && sides[0] <= 5000 && sides[1] <= 5000;
    if (!inches && !mm)
        return false;
    settings->diagonal_inch = count == 1 ? sides[0] : 0;
    settings->width_mm = count == 2 ? sides[0] : 0;
    settings->height_mm = count == 2 ? sides[1] : 0;
    return true;
}

bool settings_set_renderer(struct settings *settings, const char *text)
{
    static const struct {
        const char *name;
        enum glass_backend backend;
    } renderers[] = {
        {"auto", GLASS_AUTO}, {"software", GLASS_SURFACE}, {"opengles2", GLASS_RENDERER}};
    for (size_t i = 0; i < sizeof renderers / sizeof *renderers; i++) {
        if (strcmp(renderers[i].name, text) != 0)
            continue;
        settings->backend = renderers[i].backend;
        return true;
    }
    return false;
}

double settings_mm_per_px(const struct settings *settings, struct point size_px)
{
    double diagonal_px = hypot(size_px.x, size_px.y);
    if (settings->diagonal_inch > 0)
        return settings->diagonal_inch * 25.4 / diagonal_px;
    if (settings->width_mm > 0)
        return hypot(settings->width_mm, settings->height_mm) / diagonal_px;
    return 0;
}

// --- the keys ---
static void read_path(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)field;
    const char **path_out = out;
    if (load_expect(value, NODE_SCALAR, "a path"))
        *path_out = arena_copy(load->arena, value->text, strlen(value->text));
}

static void read_pin(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    const char **pin_out = out;
    if (!load_expect(value, NODE_SCALAR, "a PIN"))
        return;
    size_t digits = strspn(value->text, "0123456789"), length = strlen(value->text);
    if (digits != length || length < STAFF_PIN_LEAST || length > STAFF_PIN_MOST)
        node_error(value, "write 4 to 8 digits, in quotes: staff_pin: \"2718\"",
            "'%s' is not a PIN", field->key);
    else
        *pin_out = arena_copy(load->arena, value->text, length);
}

static void read_attract(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    const char **language_out = out;
    if (!load_expect(value, NODE_SCALAR, "a language of the pack, such as kk, or all"))
        return;
    if (strcmp(value->text, "all") == 0)
        *language_out = NULL;
    else if (pack_is_language(value->text))
        *language_out = arena_copy(load->arena, value->text, strlen(value->text));
    else
        node_error(value, "write the code of a language of the pack, such as kk, or all",
            "'%s' cannot be '%.60s'", field->key, value->text);
}

static void read_screen(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)load;
    (void)field;
    if (load_expect(value, NODE_SCALAR, "a size") &&
        !settings_set_screen((struct settings *)out, value->text))
        node_error(value,
            "write WIDTHxHEIGHT in mm, such as 476x268, or the diagonal in inches, such as 21.5",
            "'screen' cannot be '%.60s'", value->text);
}

static void read_rotate(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)load;
    if (!load_expect(value, NODE_SCALAR, "a number of degrees"))
        return;
    if (!options_rotation(value->text, out))
        node_error(
            value, "write 0, 90, 180 or 270", "'%s' cannot be '%.60s'", field->key, value->text);
}

static void read_renderer(
    struct load *load, const struct node *value, const struct field *field, void *out)
{
    (void)load;
    (void)field;
    if (load_expect(value, NODE_SCALAR, "the name of a renderer") &&
        !settings_set_renderer((struct settings *)out, value->text))
        node_error(value, "write auto, software or opengles2", "'renderer' cannot be '%.60s'",
            value->text);
}

static const struct field IDLE_FIELDS[] = {
    {.key = "ask_after_s",
        .read = load_whole,
        .offset = offsetof(struct settings, ask_after_s),
        .low = 10,
        .high = 3600},
    {.key = "reset_after_s",
        .read = load_whole,
        .offset = offsetof(struct settings, reset_after_s),
        .low = 20,
        .high = 600},
};
static const struct schema IDLE = SCHEMA("idle", IDLE_FIELDS);

static const struct field FIELDS[] = {
    {.key = "pack", .read = read_path, .offset = offsetof(struct settings, pack)},
    {.key = "screen", .read = read_screen},
    {.key = "distance_mm",
        .read = load_whole,
        .offset = offsetof(struct settings, distance_mm),
        .low = 100,
        .high = 10000},
    {.key = "rotate", .read = read_rotate, .offset = offsetof(struct settings, rotate_degrees)},
    {.key = "renderer", .read = read_renderer},
    {.key = "idle", .read = load_map, .schema = &IDLE},
    {.key = "volume",
        .read = load_whole,
        .offset = offsetof(struct settings, volume_percent),
        .low = 0,
        .high = 100},
    {.key = "staff_pin", .read = read_pin, .offset = offsetof(struct settings, staff_pin)},
    {.key = "attract_language",
        .read = read_attract,
        .offset = offsetof(struct settings, attract_language)},
    {.key = "bounce_ms",
        .read = load_whole,
        .offset = offsetof(struct settings, bounce_ms),
        .low = 0,
        .high = 1000},
};
static const struct schema SETTINGS = SCHEMA("the settings", FIELDS);

// --- the file --- The whole
// file in `buf`; false, with one log line, when it cannot be read. Absent is empty.
static bool read_file(const char *path, bool must, struct buf *buf)
{
    FILE *file = fopen(path, "rb");
    if (!file && errno == ENOENT && !must)
        return true;
    char bytes[4096];
    while (file && buf->length <= FILE_MAX) {
        size_t length = fread(bytes, 1, sizeof bytes, file);
        if (length == 0)
            break;
        buf_add(buf, bytes, length);
    }
    bool good = file && !ferror(file) && buf->length <= FILE_MAX;
    if (!good)
        log_error("settings", "cannot read %s: %s", path,
            buf->length > FILE_MAX ? "too large" : strerror(errno));
    if (file)
        fclose(file);
    return good;
}

bool settings_read(
    struct arena *arena, const char *path, bool must, struct settings *settings, struct diag *diag)
{
    struct buf text = {0};
    struct load load = {.arena = arena, .diag = diag};
    bool good = read_file(path, must, &text);
    if (good && text.length > 0) {
        struct source source = source_make(&load.scratch, diag, path, buf_text(&text), text.length);
        const struct node *root = source_check(&source) ? yaml_read(&load.scratch, &source) : NULL;
        if (root)
            schema_read(&load, root, &SETTINGS, settings);
    }
    arena_finish(&load.scratch);
    buf_finish(&text);
    return good && diag->counts[DIAG_ERROR] == 0;
}
