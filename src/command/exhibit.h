// What every subcommand that shows or checks a pack needs: the program's assets, its fonts, the
// pack.
#ifndef COMMAND_EXHIBIT_H
#define COMMAND_EXHIBIT_H

#include "base/buf.h"
#include "pack/pack.h"
#include "port/sdl/fonts.h"

#include <stdbool.h>

struct exhibit {
    char *assets; // the folder of icons, ornaments and words
    struct fonts *fonts;
    struct pack *pack; // NULL when it has errors
    struct buf faults; // what was found, rendered; also notes and warnings
    struct buf errors; // of these, the errors in brief, for the fault screen
    int counts[DIAG_SEVERITY_COUNT];
};

// Opens the program's own parts. False, with one log line, when they are not there.
bool exhibit_open(struct exhibit *exhibit);
// Loads the pack in `folder`; exhibit->pack and ->faults tell how it went.
void exhibit_load(struct exhibit *exhibit, const char *folder);
// The same, but the faults are added to `faults` as they are, and ->faults, ->errors and ->counts
// stay as they were.
void exhibit_load_diag(struct exhibit *exhibit, const char *folder, struct diag *faults);
// As exhibit_load, but of a large pack without its pages: pack_open.
void exhibit_load_index(struct exhibit *exhibit, const char *folder);
// What a pack is loaded with; the path of the words is put into `words`, and used from there.
struct pack_seams exhibit_seams(const struct exhibit *exhibit, struct buf *words);
// The folder of the pack that comes with the program. False where it is not there.
bool exhibit_find_shipped(const struct exhibit *exhibit, struct buf *out);
// As exhibit_load_index, but a pack with errors changes nothing of exhibit->pack. A sound one takes
// its place; the pack before is returned, for the caller to destroy when nobody shows it any more.
struct pack *exhibit_reload(struct exhibit *exhibit, const char *folder);
void exhibit_close(struct exhibit *exhibit);

#endif
