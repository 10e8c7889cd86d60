// Splits a passage into items: by span, face, script and direction.
#ifndef TEXT_ITEMIZE_H
#define TEXT_ITEMIZE_H

#include "text/passage.h"

// The number of the isolate each character is in, 0 = none (bidi.h). A stretch that stands out from
// the text around it (a link, a bold word) is one where its first strong direction is not the
// paragraph's. Needs codes and spans.
int *itemize_isolates(const struct passage *passage, struct arena *scratch);

// Finds what is drawn, with which face, and the items; sets drawn, items, item_count, uncovered.
// Needs codes, spans, breaks and levels; forbids breaks at soft hyphens that could show no hyphen.
void itemize_styles(struct passage *passage, struct arena *scratch);

#endif
