// The mediator: event -> gesture -> visit -> screen -> display list -> port. Knows no SDL, no
// clock.
#ifndef KIOSK_KIOSK_H
#define KIOSK_KIOSK_H

#include "pack/model.h"
#include "port/port.h"
#include "screen/screen.h"
#include "screen/staff.h"
#include "visit/visit.h"

#include <stdint.h>

// The exhibit as it is set up. Everything pointed to is borrowed and must outlive the kiosk.
struct kiosk_options {
    const struct pack *pack; // NULL: the fault screen with `faults`
    const char *faults;
    // The same pack where some of it is not checked yet: that is done when there is nothing else to
    // do, and where it finds faults, attract gives way to the fault screen. NULL: all is checked.
    struct pack *unchecked;
    const char *assets_folder;
    double mm_per_px;       // 0 = as the port says, else guessed
    int distance_mm;        // 0 = guessed from the screen
    int64_t ask_after_ms;   // 0 = as the pack says
    int64_t reset_after_ms; // 0 = as the pack says
    bool still;             // no motion at all: pages change at once (pictures, tests)
    // The staff menu: opened by a press of five seconds in a corner and the PIN. NULL = never.
    const char *staff_pin;
    struct staff_lock staff_lock;     // of the program before
    const struct screen_facts *facts; // its texts, which may change: see kiosk_learn
    // The code of the language that attract shows; NULL or one that the pack has not: all in turn.
    const char *attract_language;
    int volume_percent;
    int bounce_ms; // a second tap at the same place within this is dropped
};

struct kiosk;

struct kiosk *kiosk_create(const struct kiosk_options *options, const struct text_measure *measure,
    struct point size, double port_mm_per_px, int64_t now_ms);
void kiosk_destroy(struct kiosk *kiosk); // NULL is fine

// One event of the port; its time also passes for the visit. After EVENT_RESIZE nothing counts as
// being on the screen: so whoever used it in between gives that of its size.
void kiosk_handle(struct kiosk *kiosk, const struct event *event);
// What is to be shown at `now_ms`, or NULL when it is what was given last. Valid until the next.
const struct draw_scene *kiosk_scene(struct kiosk *kiosk, int64_t now_ms);
// The same of a kiosk in which nothing moves (options.still): the list, and where it differs from
// the one before. Valid until the next but one.
const struct draw_list *kiosk_frame(
    struct kiosk *kiosk, int64_t now_ms, struct draw_damage *damage_out);
// When the next scene may differ without an event; INT64_MAX = never.
int64_t kiosk_wake_ms(const struct kiosk *kiosk);

// Says how an import from a stick goes, over whatever is shown, until something else is told or its
// time comes. Copied. It takes no touches.
void kiosk_tell(struct kiosk *kiosk, const struct screen_notice *notice);

// For tests and for whoever shows a certain place.
const struct visit *kiosk_visit(const struct kiosk *kiosk);
const struct ui_hits *kiosk_hits(const struct kiosk *kiosk);
// Of a kiosk that shows nothing yet: its visit takes up where `other` was (visit_resume).
void kiosk_resume(struct kiosk *kiosk, const struct visit *other);
void kiosk_act(struct kiosk *kiosk, struct action action, int64_t now_ms);

// Another pack stands ready: it is shown, by a fade, as soon as nobody is there (at attract, or
// where there was no pack). `unchecked` as in the options. An earlier offer is forgotten; NULL
// takes it back.
void kiosk_offer(struct kiosk *kiosk, const struct pack *pack, struct pack *unchecked);
// Whether the pack is shown (or its faults are), offered, or just being left: until then it must
// live. Nobody needs NULL.
bool kiosk_needs(const struct kiosk *kiosk, const struct pack *pack);
// The pack that is shown; NULL = the fault screen.
const struct pack *kiosk_pack(const struct kiosk *kiosk);

// What staff wish for, once; and what they chose.
enum staff_wish kiosk_take_wish(struct kiosk *kiosk);
const struct staff *kiosk_staff(const struct kiosk *kiosk);
// The code of the language that they chose for attract, whether this pack has it or not; "" = all.
const char *kiosk_attract_language(const struct kiosk *kiosk);
// A line for staff along attract; borrowed, NULL = none.
void kiosk_warn(struct kiosk *kiosk, const char *warning);
// The facts have changed.
void kiosk_learn(struct kiosk *kiosk);

// One round of the loop: shows what there is to show, then waits for an event, at most until
// `until_ms`; obeys it, or where none came does a piece of what can be done ahead of time.
enum kiosk_round { KIOSK_GOES_ON, KIOSK_ENDED, KIOSK_LOST };
enum kiosk_round kiosk_round(struct kiosk *kiosk, const struct port *port, int64_t until_ms);
// Whether nothing moves, and nothing is left to be done ahead of time.
bool kiosk_rests(const struct kiosk *kiosk);

// Runs until the port says EVENT_QUIT (true) or the screen is lost (false).
bool kiosk_run(struct kiosk *kiosk, const struct port *port);

#endif
