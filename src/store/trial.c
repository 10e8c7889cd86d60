// The count is raised before a pack is read and shown, and cleared when that went well, so that
// whatever ends the program in between is counted without its doing.
#include "store/trial.h"

#include "base/log.h"
#include "store/disk.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MOST = 1024 };

static void set_name(char out[STORE_NAME_BYTES], const char *name)
{
    snprintf(out, STORE_NAME_BYTES, "%s", name);
}

static bool is_dying(const struct trial *trial, const char *pack)
{
    return strcmp(trial->pack, pack) == 0 && trial->deaths >= TRIAL_DEATHS;
}

enum trial_verdict trial_judge(struct trial *trial, const char *current, const char *previous)
{
    if (*current == '\0' || !is_dying(trial, current))
        return TRIAL_SHOW;
    bool way_back = *previous != '\0' && strcmp(previous, trial->given_up) != 0;
    if (!way_back)
        return TRIAL_SHIPPED;
    set_name(trial->given_up, current);
    return TRIAL_ROLL_BACK;
}

bool trial_trusts(const struct trial *trial, const char *pack)
{
    return strcmp(trial->given_up, pack) != 0 && !is_dying(trial, pack);
}

void trial_begin(struct trial *trial, const char *pack)
{
    if (strcmp(trial->pack, pack) != 0) {
        set_name(trial->pack, pack);
        trial->deaths = 0;
    }
    trial->deaths++;
}

void trial_well(struct trial *trial)
{
    trial->deaths = 0;
}

// --- the file: "deaths N", "pack NAME", "given-up NAME", each a line; "-" is no name

static void take_name(char out[STORE_NAME_BYTES], const char *name)
{
    set_name(out, strcmp(name, "-") == 0 ? "" : name);
}

struct trial trial_read(const char *path)
{
    struct buf text = {0};
    struct trial trial = {0};
    char pack[STORE_NAME_BYTES], given_up[STORE_NAME_BYTES], digits[8];
    static_assert(STORE_NAME_BYTES == 128, "the widths of the form");
    if (disk_read_file(path, FILE_MOST, &text) &&
        sscanf(buf_text(&text), "deaths %7[0-9]\npack %127s\ngiven-up %127s\n", digits, pack,
            given_up) == 3) {
        trial.deaths = (int)strtol(digits, NULL, 10);
        take_name(trial.pack, pack);
        take_name(trial.given_up, given_up);
    }
    buf_finish(&text);
    return trial;
}

static bool write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "we");
    if (!file)
        return false;
    bool good = fputs(text, file) >= 0;
    return fclose(file) == 0 && good;
}

bool trial_write(const char *path, const struct trial *trial)
{
    struct buf text = {0}, fresh = {0};
    buf_print(&text, "deaths %d\npack %s\ngiven-up %s\n", trial->deaths,
        *trial->pack ? trial->pack : "-", *trial->given_up ? trial->given_up : "-");
    buf_print(&fresh, "%s.new", path);
    bool good = write_text(fresh.text, text.text) && rename(fresh.text, path) == 0;
    if (!good)
        log_warning("store", "cannot write %s: %s", path, strerror(errno));
    buf_finish(&text);
    buf_finish(&fresh);
    return good;
}
