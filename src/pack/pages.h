// The pages of a pack, one at a time. A pack of up to PACK_WHOLE_PAGES pages has all of them in
// memory. Of a larger one, those that were asked for last are; any other is read, and checked, when
// it is asked for. So this touches files, and a pack belongs to one thread.
#ifndef PACK_PAGES_H
#define PACK_PAGES_H

#include "pack/model.h"

enum { PACK_HELD_PAGES = 64 }; // of a large pack

// A page of a theme; an index out of range is a BUG. It is valid until the pack is destroyed, or,
// in a large pack, until PACK_HELD_PAGES - 1 other pages were asked for: long enough to draw a
// frame, too short to keep. NULL where the page has faults: then pack_faults tells them.
const struct pack_page *pack_page(const struct pack *pack, int theme, int page);

// What is wrong with the pages of a large pack that were read since it was opened: errors only,
// each with its place and the way out, as diag_render_brief writes them; "" = nothing so far. After
// 16 KiB no more is added. Valid until the next page is read.
const char *pack_faults(const struct pack *pack);

// Reads and checks up to `pages` of the pages that have not been read since the pack was opened (a
// page takes about 0.2 ms), and lets go of them again. What was handed out stays valid. False when
// there are none left.
bool pack_check_some(struct pack *pack, int pages);

#endif
