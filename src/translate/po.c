// The only file that knows libgettextpo, which may be left out when the program is built. A fault
// of the library comes through a function that has no argument of ours, so where it goes is kept in
// a variable of this file while the library runs.
#include "translate/po.h"

#include "base/buf.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *po_field(struct arena *arena, const struct po *po, const char *name)
{
    size_t length = strlen(name);
    for (const char *line = po->header; *line; line += strcspn(line, "\n"), line += *line == '\n') {
        if (strncmp(line, name, length) != 0 || line[length] != ':')
            continue;
        const char *value = line + length + 1 + strspn(line + length + 1, " ");
        return arena_copy(arena, value, strcspn(value, "\n"));
    }
    return NULL;
}

#ifndef VITRINE_GETTEXTPO

static bool lacking(const char *path, struct diag *diag)
{
    diag_add(diag, DIAG_ERROR, (struct diag_mark){.path = path}, NULL,
        "install libgettextpo-dev and build it again", "this program was built without PO files");
    return false;
}

bool po_write(const char *path, const struct po *po, struct diag *diag)
{
    (void)po;
    return lacking(path, diag);
}

bool po_read(struct arena *arena, const char *path, struct po *po, struct diag *diag)
{
    (void)arena;
    (void)po;
    return lacking(path, diag);
}

#else

#include <gettext-po.h>
#include <setjmp.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

// --- faults of the library ---

static struct {
    struct diag *diag;
    const char *path; // as it is to be shown
    jmp_buf end;
} now;

static void tell(int severity, po_message_t message, const char *path, size_t line, size_t col,
    int many, const char *text)
{
    (void)message;
    (void)path;
    (void)many;
    struct diag_mark mark = {.path = now.path, .width = 1}; // (size_t)-1 stands for no place
    if (line <= 0x7FFFFFFF) {
        mark.line = (int)line;
        mark.col = col <= 0x7FFFFFFF ? (int)col : 1;
    }
    if (severity != PO_SEVERITY_WARNING)
        diag_add(now.diag, DIAG_ERROR, mark, NULL, NULL, "%.*s", (int)strcspn(text, "\n"), text);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(now.end, 1);
}

static void tell_two(int severity, po_message_t one, const char *path_one, size_t line_one,
    size_t col_one, int many_one, const char *text_one, po_message_t two, const char *path_two,
    size_t line_two, size_t col_two, int many_two, const char *text_two)
{
    (void)two;
    (void)path_two;
    (void)line_two;
    (void)col_two;
    (void)many_two;
    (void)text_two;
    tell(severity, one, path_one, line_one, col_one, many_one, text_one);
}

static const struct po_xerror_handler handler = {tell, tell_two};

static bool fail(const char *path, struct diag *diag, const char *what)
{
    diag_add(diag, DIAG_ERROR, (struct diag_mark){.path = path}, NULL, NULL, "cannot %s it: %s",
        what, strerror(errno));
    return false;
}

// --- writing ---

static void put_entry(po_message_iterator_t at, const struct po_entry *entry)
{
    po_message_t message = po_message_create();
    po_message_set_msgctxt(message, entry->context);
    po_message_set_msgid(message, entry->id);
    po_message_set_msgstr(message, entry->text);
    po_message_set_extracted_comments(message, entry->comments);
    po_message_add_filepos(message, entry->path, (size_t)entry->line);
    po_message_set_fuzzy(message, entry->fuzzy);
    if (entry->previous) {
        po_message_set_prev_msgctxt(message, entry->context);
        po_message_set_prev_msgid(message, entry->previous);
    }
    po_message_insert(at, message);
}

static void put_header(po_message_iterator_t at, const char *header)
{
    po_message_t message = po_message_create();
    po_message_set_msgid(message, "");
    po_message_set_msgstr(message, header);
    po_message_insert(at, message);
}

static bool write_catalogue(const char *path, const struct po *po)
{
    po_file_t volatile file = po_file_create();
    if (setjmp(now.end) != 0) {
        po_file_free(file);
        return false;
    }
    po_message_iterator_t at = po_message_iterator(file, NULL);
    put_header(at, po->header);
    for (size_t i = 0; i < po->count; i++)
        put_entry(at, &po->entries[i]);
    po_message_iterator_free(at);
    bool good = po_file_write(file, path, &handler) != NULL;
    po_file_free(file);
    return good;
}

// Beside the file, which it replaces when it is whole.
static bool write_beside(const char *path, const struct po *po, struct diag *diag)
{
    struct buf beside = {0};
    buf_print(&beside, "%s.XXXXXX", path);
    int fd = mkstemp(beside.text);
    bool made = fd >= 0, good = made && fchmod(fd, 0644) == 0;
    int errors = diag->counts[DIAG_ERROR];
    good = good && write_catalogue(beside.text, po) && fsync(fd) == 0 &&
           rename(beside.text, path) == 0;
    if (!good && diag->counts[DIAG_ERROR] == errors)
        fail(path, diag, "write");
    if (!good && made)
        unlink(beside.text);
    if (made)
        close(fd);
    buf_finish(&beside);
    return good;
}

bool po_write(const char *path, const struct po *po, struct diag *diag)
{
    now.diag = diag;
    now.path = path;
    if (strcmp(path, "-") != 0)
        return write_beside(path, po, diag);
    fflush(stdout);
    return write_catalogue(path, po) || fail(path, diag, "write");
}

// --- reading ---

static const char *kept(struct arena *arena, const char *text)
{
    return text ? arena_copy(arena, text, strlen(text)) : NULL;
}

static void take_entries(struct arena *arena, po_file_t file, struct po *po)
{
    po_message_iterator_t at = po_message_iterator(file, NULL);
    for (po_message_t message; (message = po_next_message(at));) {
        const char *context = po_message_msgctxt(message);
        if (po_message_is_obsolete(message) || !context)
            continue;
        po->entries[po->count++] = (struct po_entry){.context = kept(arena, context),
            .id = kept(arena, po_message_msgid(message)),
            .text = kept(arena, po_message_msgstr(message)),
            .previous = kept(arena, po_message_prev_msgid(message)),
            .comments = "",
            .fuzzy = po_message_is_fuzzy(message)};
    }
    po_message_iterator_free(at);
}

static size_t count_entries(po_file_t file)
{
    size_t count = 0;
    po_message_iterator_t at = po_message_iterator(file, NULL);
    while (po_next_message(at))
        count++;
    po_message_iterator_free(at);
    return count;
}

bool po_read(struct arena *arena, const char *path, struct po *po, struct diag *diag)
{
    int errors = diag->counts[DIAG_ERROR];
    *po = (struct po){.header = ""};
    now.diag = diag;
    now.path = path;
    if (setjmp(now.end) != 0)
        return false;
    po_file_t file = po_file_read(path, &handler);
    if (!file)
        return fail(path, diag, "read");
    po->entries = ARENA_ARRAY(arena, struct po_entry, count_entries(file));
    take_entries(arena, file, po);
    const char *header = po_file_domain_header(file, NULL);
    po->header = header ? kept(arena, header) : "";
    po_file_free(file);
    return diag->counts[DIAG_ERROR] == errors;
}

#endif
