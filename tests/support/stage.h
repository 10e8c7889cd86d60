// A stage for tests of the whole: the shipped pack (or another), real fonts, a kiosk on the script
// port.
#ifndef SUPPORT_STAGE_H
#define SUPPORT_STAGE_H

#include "kiosk/kiosk.h"
#include "pack/pack.h"
#include "port/around.h"
#include "port/script/script.h"
#include "port/sdl/fonts.h"

struct stage {
    struct around around; // first: the port is around the script's
    struct fonts *fonts;
    struct pack *pack;
    struct script *script;
    struct port port;
    struct kiosk *kiosk;
    const struct draw_list *list; // the frame on the screen
    struct point size;
    bool moves;                       // pages slide; set it before stage_start
    const struct screen_facts *facts; // of a staff menu with the PIN 2718; NULL = none
};

// Prints the reason and ends the program when the pack or the fonts are not there.
void stage_open(struct stage *stage, const char *pack_folder);
void stage_close(struct stage *stage);
// Starts anew, at attract, on a screen of that size.
void stage_start(struct stage *stage, struct point size);
// Plays what the script holds.
void stage_play(struct stage *stage);
// The frame that is on the screen now.
const struct draw_list *stage_list(struct stage *stage);
// The middle of the control of an action whose kind is `kind` and whose a (b) is `a` (`b`) unless
// negative. False when there is none.
bool stage_find(struct stage *stage, enum action_kind kind, int a, int b, struct point *middle_out);

#endif
