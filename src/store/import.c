// An import, step by step. Until the one rename in state_switch, nothing that is shown is touched;
// after it, the rest is only tidying.
#include "store/parts.h"

#include "store/tree.h"

#include "base/log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { NAME_HASH_BYTES = 8, BLOCK_BYTES = 4096, SPARE_BYTES = 256 * 1024 };

struct import {
    const struct store_request *request;
    struct supply supply;
    struct teller teller;
    struct state state;
    struct diag *diag;
    char name[STORE_NAME_BYTES]; // of the pack's folder
    struct buf staged;           // ROOT/staging/pack
};

// --- names ---

static void name_of(const struct manifest *manifest, char out[STORE_NAME_BYTES])
{
    unsigned char hash[SEAL_HASH_BYTES];
    char digits[NAME_HASH_BYTES * 2 + 1];
    struct manifest plain = *manifest;
    plain.format_least = plain.format_most = MANIFEST_FORMAT; // not to be seen in the folder
    manifest_hash(&plain, hash);
    seal_hex(hash, NAME_HASH_BYTES, digits);
    snprintf(out, STORE_NAME_BYTES, "%s-%d-%s", manifest->id, manifest->version, digits);
}

// Whether the folder is what its name says: a second copy beside another is named NAME.2.
static bool is_named(const char *folder, const char *name)
{
    size_t length = strlen(name);
    return strncmp(folder, name, length) == 0 && (folder[length] == '\0' || folder[length] == '.');
}

// Whether all hashes of the pack in the store are right.
static bool is_intact(const char *root, const char *folder)
{
    char name[STORE_NAME_BYTES];
    struct manifest manifest = {0};
    struct diag untold = {0};
    struct buf path = {0};
    store_pack_path(root, folder, &path);
    bool good = state_parse_name(folder, manifest.id, &manifest.version) &&
                tree_hash(path.text, &manifest, &untold);
    if (good) {
        name_of(&manifest, name);
        good = is_named(folder, name);
    }
    buf_finish(&path);
    manifest_finish(&manifest);
    diag_finish(&untold);
    return good;
}

// --- what keeps a pack out ---

static bool refuses_version(const struct import *import)
{
    char id[MANIFEST_ID_MAX + 1];
    int version = 0;
    const struct manifest *manifest = &import->supply.bundle.manifest;
    const struct store_request *request = import->request;
    if (!state_parse_name(import->state.current, id, &version) || strcmp(id, manifest->id) != 0)
        return false;
    if (manifest->version < version && !request->allow_downgrade) {
        store_fault(import->diag, request->source, 0,
            "count up 'version' in pack.yaml, or call with --allow-downgrade",
            "it is version %d of %s, and version %d is there already", manifest->version, id,
            version);
        return true;
    }
    if (manifest->version - version > STORE_JUMP_MOST && !request->allow_jump) {
        store_fault(import->diag, request->source, 0,
            "count 'version' in pack.yaml up by one, or call with --allow-jump",
            "it is version %d of %s, and version %d is there: no lower one could follow it",
            manifest->version, id, version);
        return true;
    }
    return false;
}

// A slip may be mended so, but then two packs go by one number.
static void warn_of_same_version(const struct import *import)
{
    const struct manifest *manifest = &import->supply.bundle.manifest;
    char id[MANIFEST_ID_MAX + 1];
    int version = 0;
    if (state_parse_name(import->state.current, id, &version) && strcmp(id, manifest->id) == 0 &&
        version == manifest->version)
        diag_add(import->diag, DIAG_WARNING, (struct diag_mark){.path = import->request->source},
            NULL, "count up 'version' in pack.yaml with each change",
            "version %d of %s was there already, with other files", version, id);
}

static bool has_space(const struct import *import)
{
    const struct disk *disk = import->request->disk;
    const struct manifest *manifest = &import->supply.bundle.manifest;
    // Each file and each folder may begin a block of its own.
    int64_t wanted = manifest->total + (int64_t)manifest->count * 2 * BLOCK_BYTES + SPARE_BYTES;
    int64_t there = disk->free_bytes(disk->self, import->request->root);
    if (there >= wanted)
        return true;
    log_error("store", "no space in %s: %" PRId64 " kB are needed, %" PRId64 " kB are free",
        import->request->root, wanted / 1024, there / 1024);
    return false;
}

static bool is_as_listed(struct import *import, const struct pack *pack)
{
    const struct manifest *manifest = &import->supply.bundle.manifest;
    if (strcmp(pack->id, manifest->id) == 0 && pack->version == manifest->version)
        return true;
    store_fault(import->diag, import->request->source, 0, "make the bundle again",
        "its list says %s version %d, its pack.yaml %s version %d", manifest->id, manifest->version,
        pack->id, pack->version);
    return false;
}

// The full check of what will be shown, then every page once.
static bool check(struct import *import, const char *folder)
{
    const struct store_request *request = import->request;
    teller_stage(&import->teller, PROGRESS_CHECKING, 0);
    struct pack *pack = pack_load(folder, request->seams, import->diag);
    bool good = pack && is_as_listed(import, pack);
    if (good && request->set_pages) {
        teller_stage(&import->teller, PROGRESS_SHOWING, 0);
        good = request->set_pages(request->set_pages_self, pack, import->diag);
    }
    pack_destroy(pack);
    return good;
}

// --- the steps ---

static bool tidy_before(const struct disk *disk, const char *root, const struct state *state)
{
    return tidy_rest(disk, root, state) || store_say("tidy up", root);
}

static bool is_taken(const struct import *import)
{
    struct buf path = {0};
    store_pack_path(import->request->root, import->name, &path);
    bool there = access(path.text, F_OK) == 0;
    buf_finish(&path);
    return there || strcmp(import->name, import->state.current) == 0 ||
           strcmp(import->name, import->state.previous) == 0;
}

static void take_free_name(struct import *import)
{
    size_t length = strlen(import->name);
    for (int copy = 2; is_taken(import); copy++)
        snprintf(import->name + length, sizeof import->name - length, ".%d", copy);
}

// Moves the staged folder to its place, beside one of the same name that is damaged, or is still
// shown though nothing points to it any more.
static bool place(struct import *import)
{
    const struct disk *disk = import->request->disk;
    const char *root = import->request->root;
    struct buf to = {0}, packs = {0}, staging = {0};
    take_free_name(import);
    store_pack_path(root, import->name, &to);
    buf_print(&packs, "%s/packs", root);
    buf_print(&staging, "%s/staging", root);
    bool good = (disk->sync_folder(disk->self, staging.text) == 0 &&
                    disk->rename(disk->self, import->staged.text, to.text) == 0 &&
                    disk->sync_folder(disk->self, packs.text) == 0 &&
                    disk->sync_folder(disk->self, staging.text) == 0) ||
                store_say("put into its place", to.text);
    buf_finish(&to);
    buf_finish(&packs);
    buf_finish(&staging);
    return good;
}

static enum store_result stage(struct import *import)
{
    const struct store_request *request = import->request;
    if (!has_space(import))
        return STORE_FAILED;
    enum store_result result = supply_copy(
        &import->supply, request->disk, import->staged.text, &import->teller, import->diag);
    if (result == STORE_DONE && !check(import, import->staged.text))
        result = STORE_REFUSED;
    if (result == STORE_DONE && !place(import))
        result = STORE_FAILED;
    return result;
}

// Where the version before is imported again, it is still there.
static bool reuse(struct import *import)
{
    struct buf path = {0};
    if (!is_named(import->state.previous, import->name) ||
        !is_intact(import->request->root, import->state.previous))
        return false;
    store_pack_path(import->request->root, import->state.previous, &path);
    bool good = check(import, path.text);
    if (good)
        memcpy(import->name, import->state.previous, sizeof import->name);
    buf_finish(&path);
    return good;
}

static enum store_result run(struct import *import)
{
    const struct store_request *request = import->request;
    struct state *state = &import->state;
    if (!state_read(request->root, state) || !tidy_before(request->disk, request->root, state))
        return STORE_FAILED;
    if (refuses_version(import))
        return STORE_REFUSED;
    bool again = is_named(state->current, import->name);
    if (again && is_intact(request->root, state->current))
        return STORE_SAME;
    if (!again)
        warn_of_same_version(import);
    if (!reuse(import)) {
        enum store_result result = import->diag->counts[DIAG_ERROR] ? STORE_REFUSED : stage(import);
        if (result != STORE_DONE)
            return result;
    }
    // A damaged copy of the same pack is nothing to go back to.
    char before[STORE_NAME_BYTES];
    memcpy(before, again ? state->previous : state->current, sizeof before);
    if (!state_switch(request->disk, request->root, state, import->name, before))
        return STORE_FAILED;
    (void)tidy_rest(request->disk, request->root, state); // what stays goes at the next import
    return STORE_DONE;
}

static void tell(const struct import *import, struct store_report *report)
{
    memcpy(report->current, import->state.current, sizeof report->current);
    memcpy(report->previous, import->state.previous, sizeof report->previous);
    memcpy(report->pack, import->name, sizeof report->pack);
    memcpy(report->key, import->supply.key, sizeof report->key);
    report->files = import->supply.bundle.manifest.count;
    report->bytes = import->supply.bundle.manifest.total;
}

// Nothing is left behind; what cannot be removed now goes at the next import.
static void clear(const struct import *import)
{
    if (access(import->staged.text, F_OK) == 0)
        (void)tidy_remove(import->request->disk, import->staged.text);
}

enum store_result store_import(
    const struct store_request *request, struct store_report *report, struct diag *diag)
{
    struct import import = {.request = request, .teller = {.request = request}, .diag = diag};
    *report = (struct store_report){0};
    teller_stage(&import.teller, PROGRESS_OPENING, 0);
    enum store_result result = supply_open(request, &import.supply, diag);
    if (result != STORE_DONE)
        return result;
    name_of(&import.supply.bundle.manifest, import.name);
    teller_know(&import.teller, &import.supply.bundle.manifest);
    buf_print(&import.staged, "%s/staging/pack", request->root);
    int lock = tidy_open(request->disk, request->root, 0);
    result = lock >= 0 ? run(&import) : STORE_FAILED;
    if (lock >= 0 && result != STORE_DONE)
        clear(&import);
    tell(&import, report);
    if (lock >= 0)
        close(lock);
    buf_finish(&import.staged);
    supply_close(&import.supply);
    return result;
}

// --- the way back ---

static bool may_go_back(
    const struct store_return *request, const struct state *state, struct diag *diag)
{
    const char *fault = NULL;
    if (state->previous[0] == '\0')
        fault = "there is no version before";
    else if (request->to && strcmp(request->to, state->previous) != 0)
        fault = "another version is the one before by now";
    else if (!is_intact(request->root, state->previous))
        fault = "the version before is damaged";
    if (fault)
        store_fault(diag, request->root, 0, "import the pack that shall be shown", "%s", fault);
    return !fault;
}

static enum store_result go_back(
    const struct store_return *request, struct state *state, struct diag *diag)
{
    if (!state_read(request->root, state) || !tidy_before(request->disk, request->root, state))
        return STORE_FAILED;
    if (!may_go_back(request, state, diag))
        return STORE_REFUSED;
    struct state before = *state;
    return state_switch(request->disk, request->root, state, before.previous, before.current)
               ? STORE_DONE
               : STORE_FAILED;
}

enum store_result store_rollback(
    const struct store_return *request, struct store_report *report, struct diag *diag)
{
    struct state state = {0};
    *report = (struct store_report){0};
    if (access(request->root, F_OK) != 0) {
        store_say("open", request->root);
        return STORE_FAILED;
    }
    int lock = tidy_open(request->disk, request->root, request->wait_s);
    enum store_result result = lock >= 0 ? go_back(request, &state, diag) : STORE_FAILED;
    memcpy(report->current, state.current, sizeof report->current);
    memcpy(report->previous, state.previous, sizeof report->previous);
    if (lock >= 0)
        close(lock);
    return result;
}

bool store_current(const char *root, struct buf *out)
{
    struct state state;
    struct buf path = {0};
    if (access(root, F_OK) != 0 || !state_read(root, &state) || state.current[0] == '\0')
        return false;
    store_pack_path(root, state.current, &path);
    bool there = access(path.text, R_OK | X_OK) == 0;
    if (there)
        buf_add_text(out, path.text);
    buf_finish(&path);
    return there;
}
