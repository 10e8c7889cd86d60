// A disk that may stop, fail, or lose what was not made safe: around that of the machine, for one
// folder. For test programs of one file.
//
// Beside the real files it keeps a model: which bytes of a file, and which names in a folder, are
// safe. Names change by a log of steps; a step is safe when the folder that the name comes to
// was synced (or goes from, where it only goes). A power
// cut keeps the safe steps and any of the others, and of each file at least its safe bytes; then
// the real folder is made anew from that.
#ifndef TESTS_STORE_WEAK_H
#define TESTS_STORE_WEAK_H

#include "unit/store/kit.h"

#include <fcntl.h>

enum { WEAK_NODES = 512, WEAK_STEPS = 1024, WEAK_FDS = 64 };

struct weak_node {
    char kind;         // 'd' a folder, 'f' a file, 'l' a link
    struct buf bytes;  // of a file, or the target of a link
    size_t safe_bytes; // of a file
};

// A name that goes, a name that comes, or both at once. Nodes by their index.
struct weak_step {
    int from, to; // folders, -1 = none
    char from_name[STORE_NAME_BYTES], to_name[STORE_NAME_BYTES];
    int node; // what `to_name` is
    bool safe;
};

enum weak_cut { WEAK_LOSE_ALL, WEAK_KEEP_ALL, WEAK_RANDOM };

struct weak {
    struct disk disk;
    const char *root;
    struct weak_node nodes[WEAK_NODES]; // the first is the folder above the root
    int node_count;
    struct weak_step steps[WEAK_STEPS];
    int step_count;
    int fd_nodes[WEAK_FDS];
    int calls;   // that change something, so far
    int stop_at; // from that call on nothing happens; 0 = never
    int fail_at; // that call alone fails; 0 = none
    int fail_with;
    uint32_t random;
};

static inline uint32_t weak_next(struct weak *weak)
{
    weak->random = weak->random * 1664525u + 1013904223u;
    return weak->random >> 8;
}

// --- the model ---

static inline int weak_node(struct weak *weak, char kind)
{
    assert_true(weak->node_count < WEAK_NODES);
    weak->nodes[weak->node_count].kind = kind;
    return weak->node_count++;
}

// The node of `name` in a folder, by the steps taken: all of them, or the chosen ones.
static inline int weak_find(
    const struct weak *weak, int folder, const char *name, size_t length, const bool *chosen)
{
    for (int i = weak->step_count - 1; i >= 0; i--) {
        const struct weak_step *step = &weak->steps[i];
        if (chosen && !chosen[i])
            continue;
        if (step->to == folder && strlen(step->to_name) == length &&
            strncmp(step->to_name, name, length) == 0)
            return step->node;
        if (step->from == folder && strlen(step->from_name) == length &&
            strncmp(step->from_name, name, length) == 0)
            return -1;
    }
    return -1;
}

// The folder of a path, and where its last name begins. The part of the path above the root counts
// as one folder, and "/.." at the end leads there.
static inline int weak_folder(const struct weak *weak, const char *path, const char **name_out)
{
    size_t above = (size_t)(strrchr(weak->root, '/') - weak->root) + 1;
    int folder = 0;
    assert_memory_equal(path, weak->root, strlen(weak->root));
    for (const char *at = path + above;;) {
        size_t length = strcspn(at, "/");
        *name_out = at;
        if (at[length] == '\0')
            return folder;
        folder = weak_find(weak, folder, at, length, NULL);
        assert_true(folder >= 0);
        at += length + 1;
    }
}

static inline struct weak_step *weak_step(struct weak *weak)
{
    assert_true(weak->step_count < WEAK_STEPS);
    struct weak_step *step = &weak->steps[weak->step_count++];
    *step = (struct weak_step){.from = -1, .to = -1};
    return step;
}

static inline int weak_add(struct weak *weak, const char *path, char kind)
{
    const char *name;
    int folder = weak_folder(weak, path, &name), node = weak_node(weak, kind);
    struct weak_step *step = weak_step(weak);
    step->to = folder;
    step->node = node;
    snprintf(step->to_name, sizeof step->to_name, "%s", name);
    return node;
}

static inline void weak_take(struct weak *weak, const char *path)
{
    const char *name;
    int folder = weak_folder(weak, path, &name);
    struct weak_step *step = weak_step(weak);
    step->from = folder;
    snprintf(step->from_name, sizeof step->from_name, "%s", name);
}

// --- the calls ---

// Whether the call may happen; else errno says why not.
static inline bool weak_allows(struct weak *weak)
{
    weak->calls++;
    if (weak->stop_at > 0 && weak->calls >= weak->stop_at)
        errno = EIO;
    else if (weak->calls == weak->fail_at)
        errno = weak->fail_with;
    else
        return true;
    return false;
}

static inline int weak_create(void *self, const char *path)
{
    struct weak *weak = self;
    int fd = weak_allows(weak) ? disk_system()->create(NULL, path) : -1;
    assert_true(fd < WEAK_FDS);
    if (fd >= 0)
        weak->fd_nodes[fd] = weak_add(weak, path, 'f');
    return fd;
}

// A call that does not come through may have written a part.
static inline ssize_t weak_write(void *self, int fd, const void *bytes, size_t length)
{
    struct weak *weak = self;
    bool dead = weak->stop_at > 0 && weak->calls >= weak->stop_at, allowed = weak_allows(weak);
    int error = errno;
    size_t part = allowed ? length : dead ? 0 : length / 2;
    if (part > 0) {
        assert_int_equal(write(fd, bytes, part), part);
        buf_add(&weak->nodes[weak->fd_nodes[fd]].bytes, bytes, part);
    }
    errno = error;
    return allowed ? (ssize_t)length : -1;
}

static inline int weak_sync(void *self, int fd)
{
    struct weak *weak = self;
    if (!weak_allows(weak))
        return -1;
    struct weak_node *node = &weak->nodes[weak->fd_nodes[fd]];
    node->safe_bytes = node->bytes.length;
    return 0;
}

static inline int weak_make_folder(void *self, const char *path)
{
    struct weak *weak = self;
    int made = weak_allows(weak) ? disk_system()->make_folder(NULL, path) : -1;
    if (made == 0)
        weak_add(weak, path, 'd');
    return made;
}

static inline int weak_sync_folder(void *self, const char *path)
{
    struct weak *weak = self;
    size_t length = strlen(path);
    if (!weak_allows(weak))
        return -1;
    int folder = 0;
    if (strcmp(path + length - 3, "/..") != 0) {
        const char *name;
        folder = weak_folder(weak, path, &name);
        folder = weak_find(weak, folder, name, strlen(name), NULL);
        assert_true(folder > 0);
    }
    for (int i = 0; i < weak->step_count; i++)
        if ((weak->steps[i].to < 0 ? weak->steps[i].from : weak->steps[i].to) == folder)
            weak->steps[i].safe = true;
    return 0;
}

static inline int weak_rename(void *self, const char *from, const char *to)
{
    struct weak *weak = self;
    int done = weak_allows(weak) ? disk_system()->rename(NULL, from, to) : -1;
    if (done != 0)
        return done;
    const char *from_name, *to_name;
    int from_folder = weak_folder(weak, from, &from_name);
    int to_folder = weak_folder(weak, to, &to_name);
    int node = weak_find(weak, from_folder, from_name, strlen(from_name), NULL);
    struct weak_step *step = weak_step(weak);
    step->from = from_folder;
    step->to = to_folder;
    step->node = node;
    snprintf(step->from_name, sizeof step->from_name, "%s", from_name);
    snprintf(step->to_name, sizeof step->to_name, "%s", to_name);
    return 0;
}

static inline int weak_link(void *self, const char *target, const char *path)
{
    struct weak *weak = self;
    int done = weak_allows(weak) ? disk_system()->link(NULL, target, path) : -1;
    if (done == 0)
        buf_add_text(&weak->nodes[weak_add(weak, path, 'l')].bytes, target);
    return done;
}

static inline int weak_remove(void *self, const char *path)
{
    struct weak *weak = self;
    int done = weak_allows(weak) ? disk_system()->remove(NULL, path) : -1;
    if (done == 0)
        weak_take(weak, path);
    return done;
}

static inline int weak_remove_folder(void *self, const char *path)
{
    struct weak *weak = self;
    int done = weak_allows(weak) ? disk_system()->remove_folder(NULL, path) : -1;
    if (done == 0)
        weak_take(weak, path);
    return done;
}

// --- begin, cut, end ---

// Learns what is there below `path`, all of it safe.
static inline void weak_learn(struct weak *weak, const char *path)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return;
    int node = weak_add(weak, path,
        S_ISDIR(info.st_mode)   ? 'd'
        : S_ISLNK(info.st_mode) ? 'l'
                                : 'f');
    weak->steps[weak->step_count - 1].safe = true;
    char target[256];
    if (S_ISLNK(info.st_mode)) {
        ssize_t length = readlink(path, target, sizeof target);
        buf_add(&weak->nodes[node].bytes, target, (size_t)length);
    } else if (S_ISREG(info.st_mode)) {
        temp_read(path, &weak->nodes[node].bytes);
        weak->nodes[node].safe_bytes = weak->nodes[node].bytes.length;
    } else {
        DIR *folder = opendir(path);
        assert_non_null(folder);
        for (const struct dirent *entry; (entry = readdir(folder));) {
            struct buf inner = {0};
            buf_print(&inner, "%s/%s", path, entry->d_name);
            if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
                weak_learn(weak, inner.text);
            buf_finish(&inner);
        }
        closedir(folder);
    }
}

static inline void weak_begin(struct weak *weak, const char *root, uint32_t seed)
{
    const struct disk *system = disk_system();
    memset(weak, 0, sizeof *weak);
    weak->root = root;
    weak->random = seed;
    weak->disk = (struct disk){weak, weak_create, weak_write, weak_sync, weak_make_folder,
        weak_sync_folder, weak_rename, weak_link, weak_remove, weak_remove_folder, system->close,
        system->read, system->free_bytes};
    weak_node(weak, 'd');
    weak_learn(weak, root);
}

static inline void weak_end(struct weak *weak)
{
    for (int i = 0; i < weak->node_count; i++)
        buf_finish(&weak->nodes[i].bytes);
}

// What is left of a file's bytes: some of the unsafe ones, the last of them perhaps as zeros.
static inline void weak_put_file(
    struct weak *weak, const char *path, const struct weak_node *node, enum weak_cut cut)
{
    size_t unsafe = node->bytes.length - node->safe_bytes, kept = 0, zeros = 0;
    if (cut == WEAK_KEEP_ALL)
        kept = unsafe;
    if (cut == WEAK_RANDOM && unsafe > 0) {
        kept = weak_next(weak) % 3 ? weak_next(weak) % (unsafe + 1) : unsafe;
        zeros = weak_next(weak) % 2 ? weak_next(weak) % (kept + 1) : 0;
    }
    struct buf bytes = {0};
    buf_add(&bytes, buf_text(&node->bytes), node->safe_bytes + kept);
    if (zeros > 0)
        memset(bytes.text + bytes.length - zeros, 0, zeros);
    temp_write(path, buf_text(&bytes), bytes.length);
    buf_finish(&bytes);
}

static inline void weak_put(
    struct weak *weak, const char *path, int folder, const bool *chosen, enum weak_cut cut)
{
    for (int i = 0; i < weak->step_count; i++) {
        const struct weak_step *step = &weak->steps[i];
        size_t length = strlen(step->to_name);
        struct stat info;
        struct buf inner = {0};
        if (!chosen[i] || step->to != folder ||
            weak_find(weak, folder, step->to_name, length, chosen) != step->node)
            continue;
        buf_print(&inner, "%s/%s", path, step->to_name);
        const struct weak_node *node = &weak->nodes[step->node];
        if (lstat(inner.text, &info) == 0) {
            // it came here twice
        } else if (node->kind == 'd') {
            assert_int_equal(mkdir(inner.text, 0700), 0);
            weak_put(weak, inner.text, step->node, chosen, cut);
        } else if (node->kind == 'l') {
            assert_int_equal(symlink(buf_text(&node->bytes), inner.text), 0);
        } else {
            weak_put_file(weak, inner.text, node, cut);
        }
        buf_finish(&inner);
    }
}

// The power goes: the root is as a disk may have it afterwards.
static inline void weak_power_cut(struct weak *weak, enum weak_cut cut)
{
    bool chosen[WEAK_STEPS];
    struct buf above = {0};
    buf_add(&above, weak->root, (size_t)(strrchr(weak->root, '/') - weak->root));
    for (int i = 0; i < weak->step_count; i++)
        chosen[i] = weak->steps[i].safe || cut == WEAK_KEEP_ALL ||
                    (cut == WEAK_RANDOM && weak_next(weak) % 2);
    if (access(weak->root, F_OK) == 0)
        temp_remove(weak->root);
    weak_put(weak, above.text, 0, chosen, cut);
    buf_finish(&above);
}

#endif
