// A panel over the page: head, a button that closes it, content that scrolls where it is too high.
#ifndef SCREEN_PANEL_H
#define SCREEN_PANEL_H

#include "screen/parts.h"

struct panel_content {
    const char *head;
    enum word close_word;                                                // WORD_CLOSE or WORD_DONE
    int (*measure)(struct screen *s, const void *context, int width_px); // its height
    void (*put)(struct screen *s, const void *context, struct rect area);
    const void *context;
};

void panel_put(struct screen *s, const struct panel_content *content);

#endif
