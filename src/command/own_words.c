// The words are lines of assets/words/en.yaml; which languages run from right to left stands in a
// list beside the template of packs.
#include "command/own_words.h"

#include "command/template.h"

#include "base/log.h"
#include "store/disk.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { WORDS_MOST = 1 << 20 };

static bool read_asset(const char *assets, const char *name, struct buf *out)
{
    struct buf path = {0};
    buf_print(&path, "%s/%s", assets, name);
    bool read = disk_read_file(path.text, WORDS_MOST, out);
    if (!read)
        log_error("words", "cannot read %s: %s", path.text, strerror(errno));
    buf_finish(&path);
    return read;
}

// Whether a line of assets/new/right-to-left.txt is the code itself, or a script that it names.
static bool is_right_to_left(const char *list, const char *code)
{
    for (const char *at = list; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        size_t length = strcspn(at, "\n");
        const char *script = strchr(code, '-');
        bool same = strncmp(at, code, length) == 0 && (!code[length] || code[length] == '-');
        bool named = script && strncmp(at, script + 1, length) == 0 && !script[1 + length];
        if (length > 0 && (named || (same && !(script && strlen(script) == 5))))
            return true;
    }
    return false;
}

static bool has_words(const char *assets, const char *code)
{
    struct buf path = {0};
    buf_print(&path, "%s/words/%s.yaml", assets, code);
    bool there = access(path.text, R_OK) == 0;
    buf_finish(&path);
    return there;
}

bool own_words(const char *assets, const char *const *codes, size_t count, struct buf *out)
{
    struct buf words = {0}, list = {0};
    bool read = read_asset(assets, "words/en.yaml", &words) &&
                read_asset(assets, "new/right-to-left.txt", &list);
    for (size_t i = 0; read && i < count; i++)
        if (!has_words(assets, codes[i]))
            template_words(
                codes[i], is_right_to_left(buf_text(&list), codes[i]), buf_text(&words), out);
    buf_finish(&words);
    buf_finish(&list);
    return read;
}
