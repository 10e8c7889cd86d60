// Reads line by line; a number or a hash has only one way to be written, so a manifest that was
// read prints as the same bytes.
#include "store/manifest.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LINE_MAX_BYTES = SEAL_HASH_BYTES * 2 + 24 + MANIFEST_PATH_MAX + 2 };

static const char HINT_WHOLE[] = "make the bundle again, or copy it again";

void manifest_finish(struct manifest *manifest)
{
    arena_finish(&manifest->arena);
    *manifest = (struct manifest){0};
}

void store_fault(
    struct diag *diag, const char *file, int line, const char *hint, const char *format, ...)
{
    char message[1024];
    struct diag_mark mark = {.path = file, .line = line, .col = 1, .width = 1};
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_add(diag, DIAG_ERROR, mark, NULL, hint, "%s", message);
}

// --- files ---

static int64_t size_max(const char *path)
{
    size_t length = strlen(path);
    bool yaml = length > 5 && strcmp(path + length - 5, ".yaml") == 0;
    return yaml ? MANIFEST_YAML_MAX : MANIFEST_PICTURE_MAX;
}

static struct manifest_file *new_file(struct manifest *manifest)
{
    if (manifest->count == manifest->capacity) {
        manifest->capacity = manifest->capacity ? manifest->capacity * 2 : 64;
        struct manifest_file *more =
            ARENA_ARRAY(&manifest->arena, struct manifest_file, manifest->capacity);
        if (manifest->count)
            memcpy(more, manifest->files, manifest->count * sizeof *more);
        manifest->files = more;
    }
    return &manifest->files[manifest->count++];
}

bool manifest_add(struct manifest *manifest, const char *path, int64_t size, struct diag *diag,
    struct diag_mark where)
{
    const char *fault = manifest_path_fault(path);
    if (fault)
        diag_add(
            diag, DIAG_ERROR, where, NULL, manifest_path_hint, "the path '%.220s' %s", path, fault);
    else if (size < 0 || size > size_max(path))
        diag_add(diag, DIAG_ERROR, where, NULL, "at most 256 KiB for YAML, 16 MiB for a picture",
            "the file '%s' is too large: %" PRId64 " bytes", path, size);
    else if (manifest->count == MANIFEST_FILES_MAX)
        diag_add(diag, DIAG_ERROR, where, NULL, "at most 20000", "there are too many files");
    else if (manifest->total + size > MANIFEST_TOTAL_MAX)
        diag_add(diag, DIAG_ERROR, where, NULL, "at most 512 MiB in all",
            "the files are too large together");
    else {
        struct manifest_file *file = new_file(manifest);
        file->path = arena_copy(&manifest->arena, path, strlen(path));
        file->size = size;
        manifest->total += size;
        return true;
    }
    return false;
}

// --- reading ---

struct reader {
    struct manifest *manifest;
    struct diag *diag;
    const char *name, *at, *end;
    int line;
    char text[LINE_MAX_BYTES + 1]; // the line that was taken
};

static bool refuse(struct reader *reader, const char *what)
{
    store_fault(reader->diag, reader->name, reader->line, HINT_WHOLE, "%s", what);
    return false;
}

static bool take_line(struct reader *reader)
{
    size_t left = (size_t)(reader->end - reader->at);
    const char *end = left > 0 ? memchr(reader->at, '\n', left) : NULL;
    size_t length = end ? (size_t)(end - reader->at) : left;
    reader->line++;
    if (!end && length <= LINE_MAX_BYTES)
        return refuse(reader, "the file ends within its list of files: it was not copied whole");
    if (length > LINE_MAX_BYTES || memchr(reader->at, '\0', length))
        return refuse(reader, "this line is none of a list of files");
    memcpy(reader->text, reader->at, length);
    reader->text[length] = '\0';
    reader->at = end + 1;
    return true;
}

// A whole number without a sign or leading zeros, up to `most`. False for anything else.
static bool take_number(const char **text, int64_t most, int64_t *out)
{
    int64_t number = 0;
    size_t length = strspn(*text, "0123456789");
    if (length == 0 || length > 12 || (length > 1 && **text == '0'))
        return false;
    for (size_t i = 0; i < length; i++)
        number = number * 10 + (*text)[i] - '0';
    *text += length;
    *out = number;
    return number <= most;
}

// A line of a word and numbers.
static bool take_numbers(
    struct reader *reader, const char *word, int count, int64_t most, int64_t *out)
{
    size_t length = strlen(word);
    if (!take_line(reader))
        return false;
    const char *text = reader->text + length;
    bool good = strncmp(reader->text, word, length) == 0;
    for (int i = 0; good && i < count; i++)
        good = *text == ' ' && (text++, take_number(&text, most, &out[i]));
    return (good && *text == '\0') || refuse(reader, "this line is none of a list of files");
}

static bool take_id(struct reader *reader)
{
    static const char word[] = "pack ", letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
    static const char all[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    if (!take_line(reader))
        return false;
    const char *id = reader->text + strlen(word);
    size_t length = strncmp(reader->text, word, strlen(word)) == 0 ? strlen(id) : 0;
    if (length == 0 || length > MANIFEST_ID_MAX || strspn(id, all) != length ||
        strspn(id, letters) == 0)
        return refuse(reader, "this line does not name a pack");
    memcpy(reader->manifest->id, id, length + 1);
    return true;
}

static bool take_file(struct reader *reader)
{
    struct manifest *manifest = reader->manifest;
    unsigned char hash[SEAL_HASH_BYTES];
    int64_t size = 0;
    if (!take_line(reader))
        return false;
    const char *text = reader->text + (size_t)SEAL_HASH_BYTES * 2;
    bool good = seal_hex_read(reader->text, hash, sizeof hash) && *text == ' ' &&
                (text++, take_number(&text, INT64_MAX, &size)) && *text == ' ';
    if (!good)
        return refuse(reader, "this line is none of a list of files");
    struct diag_mark where = {.path = reader->name, .line = reader->line, .col = 1, .width = 1};
    if (!manifest_add(manifest, text + 1, size, reader->diag, where))
        return false;
    struct manifest_file *file = &manifest->files[manifest->count - 1];
    memcpy(file->hash, hash, sizeof hash);
    if (manifest->count > 1 && strcmp(file[-1].path, file->path) >= 0)
        return refuse(reader, "the paths are not in their order");
    return true;
}

static bool take_first(struct reader *reader)
{
    static const char first[] = "vitrine-bundle ";
    size_t length = strlen(first);
    int64_t format = 0;
    reader->line = 1;
    if ((size_t)(reader->end - reader->at) < length || memcmp(reader->at, first, length) != 0) {
        store_fault(reader->diag, reader->name, 0,
            "'vitrine bundle PACK --out NAME.vpack' makes one", "this is no bundle");
        return false;
    }
    reader->line = 0;
    if (!take_numbers(reader, "vitrine-bundle", 1, 999999, &format))
        return false;
    if (format == 1)
        return true;
    store_fault(reader->diag, reader->name, 1,
        "this program reads format 1; a newer one may read it", "a bundle of format %" PRId64,
        format);
    return false;
}

static bool take_head(struct reader *reader, int64_t *count_out)
{
    int64_t version = 0, formats[2] = {0};
    struct manifest *manifest = reader->manifest;
    if (!take_first(reader) || !take_id(reader) ||
        !take_numbers(reader, "version", 1, INT32_MAX, &version) ||
        !take_numbers(reader, "format", 2, 9999, formats))
        return false;
    manifest->version = (int)version;
    manifest->format_least = (int)formats[0];
    manifest->format_most = (int)formats[1];
    if (version < 1)
        return refuse(reader, "a version is at least 1");
    if (formats[0] > MANIFEST_FORMAT || formats[1] < MANIFEST_FORMAT) {
        store_fault(reader->diag, reader->name, reader->line, "a newer program may show it",
            "this program shows packs of format %d only", MANIFEST_FORMAT);
        return false;
    }
    if (!take_numbers(reader, "files", 1, INT64_MAX, count_out))
        return false;
    if (*count_out >= 1 && *count_out <= MANIFEST_FILES_MAX)
        return true;
    store_fault(reader->diag, reader->name, reader->line, "from 1 to 20000",
        "a pack cannot have %" PRId64 " files", *count_out);
    return false;
}

bool manifest_parse(struct manifest *manifest, const char *name, const char *text, size_t length,
    size_t *used_out, struct diag *diag)
{
    struct reader reader = {
        .manifest = manifest, .diag = diag, .name = name, .at = text, .end = text + length};
    int64_t count = 0;
    bool good = take_head(&reader, &count);
    for (int64_t i = 0; good && i < count; i++)
        good = take_file(&reader);
    good = good && manifest_settle(manifest, diag, name);
    *used_out = (size_t)(reader.at - text);
    return good;
}

// --- writing ---

void manifest_print(const struct manifest *manifest, struct buf *out)
{
    buf_print(out, "vitrine-bundle 1\npack %s\nversion %d\nformat %d %d\nfiles %zu\n", manifest->id,
        manifest->version, manifest->format_least, manifest->format_most, manifest->count);
    for (size_t i = 0; i < manifest->count; i++) {
        char hash[SEAL_HASH_BYTES * 2 + 1];
        seal_hex(manifest->files[i].hash, SEAL_HASH_BYTES, hash);
        buf_print(
            out, "%s %" PRId64 " %s\n", hash, manifest->files[i].size, manifest->files[i].path);
    }
}

void manifest_hash(const struct manifest *manifest, unsigned char out[SEAL_HASH_BYTES])
{
    struct buf text = {0};
    manifest_print(manifest, &text);
    seal_hash_of(text.text, text.length, out);
    buf_finish(&text);
}
