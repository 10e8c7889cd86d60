// The assets stand beside the program when it is installed, else in the source tree it was built
// from.
#include "command/exhibit.h"

#include "base/log.h"
#include "command/beside.h"
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_assets(const char *folder)
{
    if (*folder == '\0')
        return false;
    struct buf path = {0};
    buf_print(&path, "%s/words", folder);
    bool there = access(path.text, R_OK | X_OK) == 0;
    buf_finish(&path);
    return there;
}

static char *find_assets(void)
{
    struct buf beside = {0};
    beside_program(&beside, "../share/vitrine/assets");
    const char *const folders[] = {
        buf_text(&beside), VITRINE_SOURCE_ASSETS, VITRINE_INSTALLED_ASSETS};
    char *found = NULL;
    for (size_t i = 0; i < sizeof folders / sizeof *folders && !found; i++)
        if (is_assets(folders[i]))
            found = strdup(folders[i]);
    buf_finish(&beside);
    return found;
}

bool exhibit_open(struct exhibit *exhibit)
{
    *exhibit = (struct exhibit){.assets = find_assets()};
    if (!exhibit->assets) {
        log_error("assets",
            "no assets folder: neither beside the program nor in " VITRINE_INSTALLED_ASSETS);
        return false;
    }
    exhibit->fonts = fonts_create();
    if (!exhibit->fonts) {
        exhibit_close(exhibit);
        return false;
    }
    return true;
}

struct pack_seams exhibit_seams(const struct exhibit *exhibit, struct buf *words)
{
    buf_print(words, "%s/words", exhibit->assets);
    return (struct pack_seams){
        .words_folder = words->text,
        .covers = fonts_cover,
        .covers_self = exhibit->fonts,
    };
}

typedef struct pack *pack_reader(const char *, const struct pack_seams *, struct diag *);

static void read_pack(
    struct exhibit *exhibit, const char *folder, pack_reader *read, struct diag *diag)
{
    struct buf words = {0};
    struct pack_seams seams = exhibit_seams(exhibit, &words);
    pack_destroy(exhibit->pack);
    exhibit->pack = read(folder, &seams, diag);
    buf_finish(&words);
}

static void read_and_tell(struct exhibit *exhibit, const char *folder, pack_reader *read)
{
    struct diag diag = {0};
    read_pack(exhibit, folder, read, &diag);
    buf_clear(&exhibit->faults);
    diag_render(&diag, &exhibit->faults);
    buf_clear(&exhibit->errors);
    diag_render_brief(&diag, &exhibit->errors);
    memcpy(exhibit->counts, diag.counts, sizeof exhibit->counts);
    diag_finish(&diag);
}

bool exhibit_find_shipped(const struct exhibit *exhibit, struct buf *out)
{
    // Installed beside the assets; in the source tree, in its content.
    static const char *const shipped[] = {
        "/../packs/kazakhstan-reforms", "/../content/kazakhstan-reforms"};
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        buf_clear(out);
        buf_print(out, "%s%s", exhibit->assets, shipped[i]);
        if (access(out->text, R_OK | X_OK) == 0)
            return true;
    }
    return false;
}

void exhibit_load(struct exhibit *exhibit, const char *folder)
{
    read_and_tell(exhibit, folder, pack_load);
}

void exhibit_load_diag(struct exhibit *exhibit, const char *folder, struct diag *faults)
{
    read_pack(exhibit, folder, pack_load, faults);
}

void exhibit_load_index(struct exhibit *exhibit, const char *folder)
{
    read_and_tell(exhibit, folder, pack_open);
}

struct pack *exhibit_reload(struct exhibit *exhibit, const char *folder)
{
    struct pack *before = exhibit->pack;
    exhibit->pack = NULL;
    exhibit_load_index(exhibit, folder);
    if (exhibit->pack)
        return before;
    exhibit->pack = before;
    return NULL;
}

void exhibit_close(struct exhibit *exhibit)
{
    pack_destroy(exhibit->pack);
    fonts_destroy(exhibit->fonts);
    free(exhibit->assets);
    buf_finish(&exhibit->faults);
    buf_finish(&exhibit->errors);
    *exhibit = (struct exhibit){0};
}
