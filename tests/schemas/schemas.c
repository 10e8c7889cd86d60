// The JSON Schemas of docs/schema, made of the loader's own tables (pack/schema.h), and the loader
// for comparing its verdicts with theirs.
//     schemas write FOLDER   writes them
//     schemas check FOLDER   whether they are what would be written; names those that are not
//     schemas load PACK      for each line "PATH<TAB>FILE" of standard input: lays the file over
//     the
//                            pack at that path, loads it, and prints "0" or the number of errors,
//                            then each error's message on a line of its own
#include "schemas/emit.h"

#include "unit/pack/temp_pack.h"

static const struct {
    const char *name, *title;
    void (*emit)(struct buf *out, const char *title);
} schemas[] = {
    {"pack", "pack.yaml of a content pack", emit_pack},
    {"theme", "THEME/theme.yaml of a content pack", emit_theme},
    {"page", "A page of a content pack", emit_page},
    {"glossary", "glossary.yaml of a content pack", emit_glossary},
};
enum { SCHEMAS = sizeof schemas / sizeof *schemas };

static void write_schema(const char *path, const struct buf *text)
{
    temp_write(path, text->text, text->length);
}

// Whether the file holds the text.
static bool is_written(const char *path, const struct buf *text)
{
    struct buf there = {0};
    if (access(path, R_OK) == 0)
        temp_read(path, &there);
    bool same = strcmp(buf_text(&there), text->text) == 0;
    buf_finish(&there);
    return same;
}

static int each_schema(const char *folder, bool writing)
{
    int differing = 0;
    for (int i = 0; i < SCHEMAS; i++) {
        struct buf text = {0}, path = {0};
        schemas[i].emit(&text, schemas[i].title);
        buf_print(&path, "%s/%s.schema.json", folder, schemas[i].name);
        if (writing) {
            write_schema(path.text, &text);
        } else if (!is_written(path.text, &text)) {
            printf("%s is not what the loader's tables say: 'schemas write %s' writes it anew\n",
                path.text, folder);
            differing++;
        }
        buf_finish(&text);
        buf_finish(&path);
    }
    return differing > 0;
}

static void print_verdict(const char *pack)
{
    struct diag diag = {0};
    pack_destroy(pack_load(pack, &temp_seams, &diag));
    printf("%d\n", diag.counts[DIAG_ERROR]);
    for (size_t i = 0; i < diag.count; i++)
        if (diag.items[i].severity == DIAG_ERROR)
            printf("%s\n", diag.items[i].message);
    fflush(stdout);
    diag_finish(&diag);
}

static void load_with(const char *pack, const char *path, const char *file)
{
    struct buf target = {0}, kept = {0}, laid = {0};
    buf_print(&target, "%s/%s", pack, path);
    temp_read(target.text, &kept);
    temp_read(file, &laid);
    temp_write(target.text, buf_text(&laid), laid.length);
    print_verdict(pack);
    temp_write(target.text, buf_text(&kept), kept.length);
    buf_finish(&target);
    buf_finish(&kept);
    buf_finish(&laid);
}

static int load_all(const char *pack)
{
    char copy[] = "/tmp/vitrine-schemas-XXXXXX", line[1024];
    if (!mkdtemp(copy))
        BUG("cannot make %s", copy);
    temp_lay(pack, copy);
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        char *file = strchr(line, '\t');
        if (!file)
            break;
        *file++ = '\0';
        load_with(copy, line, file);
    }
    temp_remove(copy);
    return 0;
}

int main(int argc, char **argv)
{
    const char *command = argc == 3 ? argv[1] : "";
    if (strcmp(command, "write") == 0 || strcmp(command, "check") == 0)
        return each_schema(argv[2], command[0] == 'w');
    if (strcmp(command, "load") == 0)
        return load_all(argv[2]);
    fputs("usage: schemas write|check FOLDER, schemas load PACK\n", stderr);
    return 2;
}
