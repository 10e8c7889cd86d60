// The file is written anew beside the old one, made safe on the disk, and renamed.
#include "command/choices.h"

#include "base/buf.h"
#include "base/log.h"

#include <errno.h>
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

static bool write_file(const struct disk *disk, const char *path, const struct buf *text)
{
    if (disk->remove(disk->self, path) != 0 && errno != ENOENT)
        return false;
    int fd = disk->create(disk->self, path);
    if (fd < 0)
        return false;
    bool good =
        disk_write_all(disk, fd, text->text, text->length) == 0 && disk->sync(disk->self, fd) == 0;
    return disk->close(disk->self, fd) == 0 && good;
}

bool choices_write(
    const struct disk *disk, const char *root, const char *language, int volume_percent)
{
    struct buf path = {0}, fresh = {0}, text = {0};
    buf_print(&path, "%s/choices.yaml", root);
    buf_print(&fresh, "%s.new", path.text);
    buf_print(&text, "# Chosen in the staff menu.\nattract_language: %s\nvolume: %d\n",
        *language ? language : "all", volume_percent);
    bool good = write_file(disk, fresh.text, &text) &&
                disk->rename(disk->self, fresh.text, path.text) == 0 &&
                disk->sync_folder(disk->self, root) == 0;
    if (!good)
        log_warning("choices", "cannot write %s: %s", path.text, strerror(errno));
    buf_finish(&path);
    buf_finish(&fresh);
    buf_finish(&text);
    return good;
}
