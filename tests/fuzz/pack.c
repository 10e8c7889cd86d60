// YAML bytes to a model: the minimal pack with one file replaced by the input. The file is a page,
// which is read alone, or the one that the input's first line names, as in "# glossary.yaml".
#include "target.h"

#include "pack/load.h"
#include "pack/texts.h"
#include "scratch.h"
#include "told.h"

#include <fcntl.h>

static const char *const files[] = {
    "water/wells.yaml", "pack.yaml", "glossary.yaml", "water/theme.yaml", "translations.yaml"};

enum { PAGE, FILES = sizeof files / sizeof *files };

static struct buf originals[FILES];
static size_t replaced; // the file that is not the original one

static void begin(void)
{
    static const char theme[] =
        "title: {kk: Су, en: Water}\nsummary: {kk: Су жолы., en: The way.}\n"
        "icon: media/drop.svg\npages: [wells]\n";
    static const char made[] = "kk: {from: en, texts: {0123456789ab: 0123456789ab}}\n";
    static const char *const others[] = {"rain", "kinds", "figures"};
    scratch_create();
    temp_lay(TESTS_FOLDER "/packs/minimal", scratch_folder);
    scratch_write("water/theme.yaml", theme, sizeof theme - 1);
    scratch_write("translations.yaml", made, sizeof made - 1);
    for (size_t i = 0; i < 3; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/water/%s.yaml", scratch_folder, others[i]);
        temp_remove(path);
    }
    for (size_t i = 0; i < FILES; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", scratch_folder, files[i]);
        temp_read(path, &originals[i]);
    }
}

static size_t file_of(const uint8_t *bytes, size_t length)
{
    for (size_t i = 1; i < FILES; i++) {
        size_t name = strlen(files[i]);
        if (length > name + 2 && memcmp(bytes, "# ", 2) == 0 &&
            memcmp(bytes + 2, files[i], name) == 0 && bytes[name + 2] == '\n')
            return i;
    }
    return PAGE;
}

static void replace(const uint8_t *bytes, size_t length)
{
    size_t file = file_of(bytes, length);
    if (file != replaced)
        scratch_write(files[replaced], originals[replaced].text, originals[replaced].length);
    scratch_write(files[file], bytes, length);
    replaced = file;
}

static void check_text(void *context, const struct pack_text *text)
{
    const struct pack *pack = context;
    for (size_t i = 0; i < pack->language_count; i++)
        BUG_IF(text->in[i] && (!*text->in[i] || text->mark[i].line < 1 || text->mark[i].col < 1));
}

static struct pack *load_pack(void)
{
    struct diag diag = {0};
    struct pack *pack = pack_load(scratch_folder, &temp_seams, &diag);
    BUG_IF((pack == NULL) != (diag.counts[DIAG_ERROR] > 0));
    told_check(&diag);
    diag_finish(&diag);
    return pack;
}

// A page alone, as it is read from a large pack: ten times as fast as the whole.
static void read_page(struct pack *pack)
{
    static int root = -1;
    if (root < 0)
        root = open(scratch_folder, O_RDONLY | O_DIRECTORY);
    struct diag diag = {0};
    struct arena arena = {0};
    struct pack_page page = {.id = "wells"};
    struct load load = {.pack = pack,
        .arena = &arena,
        .diag = &diag,
        .seams = &temp_seams,
        .root = root,
        .theme = &pack->themes[0]};
    load_page_file(&load, NULL, &page);
    if (diag.counts[DIAG_ERROR] == 0)
        pack_each_text_of_page(&page, check_text, pack);
    told_check(&diag);
    arena_finish(&load.scratch);
    arena_finish(&arena);
    diag_finish(&diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct pack *original; // never destroyed; found by LeakSanitizer, so it is no leak
    if (!original) {
        begin();
        original = load_pack();
    }
    BUG_IF(!original);
    replace(bytes, length);
    if (replaced == PAGE) {
        read_page(original);
        return 0;
    }
    struct pack *pack = load_pack();
    if (pack)
        pack_each_text(pack, check_text, pack);
    pack_destroy(pack);
    return 0;
}
