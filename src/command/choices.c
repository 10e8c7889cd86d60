#include "command/choices.h"

#include "base/buf.h"
#include "base/log.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

void choices_read(const char *root, struct arena *arena, struct settings *settings)
{
    struct buf path = {0}, text = {0};
    struct diag diag = {0};
    buf_print(&path, "%s/choices.yaml", root);
    if (!settings_read(arena, path.text, false, settings, &diag)) {
        diag_render_brief(&diag, &text);
        log_warning("choices", "left out: %s", buf_text(&text));
    }
    buf_finish(&path);
    buf_finish(&text);
    diag_finish(&diag);
}

static bool write_file(const char *path, const char *language, int volume_percent)
{
    FILE *file = fopen(path, "we");
    if (!file)
        return false;
    bool good = fprintf(file, "# Chosen in the staff menu.\nattract_language: %s\nvolume: %d\n",
                    *language ? language : "all", volume_percent) > 0;
    return fclose(file) == 0 && good;
}

bool choices_write(const char *root, const char *language, int volume_percent)
{
    struct buf path = {0}, fresh = {0};
    buf_print(&path, "%s/choices.yaml", root);
    buf_print(&fresh, "%s.new", path.text);
    bool good =
        write_file(fresh.text, language, volume_percent) && rename(fresh.text, path.text) == 0;
    if (!good)
        log_warning("choices", "cannot write %s: %s", path.text, strerror(errno));
    buf_finish(&path);
    buf_finish(&fresh);
    return good;
}
