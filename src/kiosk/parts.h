// What the files of this room share: the whole state of the kiosk. hand.c turns gestures into acts,
// show.c turns the visit into scenes, kiosk.c joins both with the port.
#ifndef KIOSK_PARTS_H
#define KIOSK_PARTS_H

#include "base/buf.h"
#include "kiosk/kiosk.h"
#include "kiosk/motion.h"
#include "visit/gesture.h"

// The leaf where the visit is, the other one of a mixture, and the one being made.
enum { SLOT_COUNT = 3, NO_SLOT = -1 };

// A leaf with all that belongs to it.
struct slot {
    struct arena arena;
    struct screen_frame frame;
    struct visit visit; // the state that it shows
    struct draw_leaf leaf;
};

// What is shown: the leaf where the visit is, alone or in a mixture with another.
struct show {
    struct slot slots[SLOT_COUNT];
    int current;             // the slot of the visit's leaf
    int other;               // the other one of the mixture; NO_SLOT when it is `screen`
    struct draw_leaf screen; // what the screen showed when this mixture began; it has no list
    enum draw_mix mix;       // STILL: `current` alone
    bool current_over;       // `current` is the mixture's `over`, and the other its `under`
    int way;                 // SLIDE: +1 where `over` came from the right, -1 from the left
    struct tween part;       // SLIDE: px of `over` from its place. FADE, RISE: 0 to 1
    struct rect sheet;       // RISE
    int sheet_radius_px;
    colour scrim;
    struct draw_scene scene; // given last
    uint64_t scene_hash;     // 0 = nothing is on the screen yet
    int64_t shown_ms;        // when
    int answer_px;           // of the current leaf
    bool pulled;             // the text was on its way in the scene given last
    uint64_t epoch;          // counts the times that pictures have become ready
    int prepared;            // how many of the leaf's neighbours are
};

// What a finger is at.
enum holding { HOLD_NOTHING, HOLD_PAGE, HOLD_TEXT, HOLD_PICTURE };

struct hand {
    struct gesture_state gesture;
    bool pressing;
    struct action pressed;
    enum holding holding;
    double text_px;    // TEXT: where the finger has the text, also beyond its ends
    int64_t tapped_ms; // the last tap, for double taps
    struct point tapped_at;
};

struct kiosk {
    struct kiosk_options options;
    const struct text_measure *measure;
    struct point size;
    double mm_per_px;
    struct visit visit;
    struct ui_metrics metrics;
    struct hand hand;
    struct staff staff;
    struct buf attract_language; // its code; what staff.language is in this pack
    const char *warning;
    struct tween pull; // how much further up than it is scrolled the text is shown, px
    struct show show;
    struct screen_notice notice;
    bool dirty; // something happened since the leaf was made
    // The pack that waits for its time, if any, and the one that is being left.
    struct {
        const struct pack *pack, *before;
        struct pack *unchecked;
    } offer;
};

// At attract, with this pack.
void kiosk_begin(struct kiosk *kiosk, int64_t now_ms);
// A touch that pressed nothing.
void kiosk_wake(struct kiosk *kiosk, int64_t now_ms);
// Five seconds in a corner: staff.
void kiosk_hold(struct kiosk *kiosk, int64_t now_ms);
bool kiosk_right_to_left(const struct kiosk *kiosk);
bool kiosk_calm(const struct kiosk *kiosk); // little motion, or none
// Does what a control stands for. Text that is scrolled by it glides there.
void kiosk_obey(struct kiosk *kiosk, struct action action, int64_t now_ms);

// --- hand.c
void hand_reset(struct kiosk *kiosk);
void hand_feed(struct kiosk *kiosk, const struct event *event);
void hand_tick(struct kiosk *kiosk, int64_t now_ms);
// Where the text is on the way to, as far as the visit knows.
int hand_scroll_px(const struct visit *visit);

// --- swap.c
bool swap_due(const struct kiosk *kiosk);
void swap_pack(struct kiosk *kiosk, int64_t now_ms);

// --- show.c
void show_reset(struct kiosk *kiosk);    // nothing is on the screen
void show_pictures(struct kiosk *kiosk); // some of those on the screen have become ready
void show_finish(struct kiosk *kiosk);
const struct draw_scene *show_scene(struct kiosk *kiosk, int64_t now_ms);
bool show_rests(const struct kiosk *kiosk); // nothing moves
int64_t show_wake_ms(const struct kiosk *kiosk);
// The control of the current leaf at a place on the screen, or -1; also while it moves.
int show_hit_at(const struct kiosk *kiosk, struct point at);
// --- show.c, for turn.c
int show_free_slot(const struct show *show);
void show_draw(struct kiosk *kiosk, struct visit *visit, struct slot *slot, int64_t now_ms);
// Names what was drawn; `before` NULL = nothing to compare it with.
void show_name(const struct kiosk *kiosk, struct slot *slot, const struct slot *before);
// A leaf of what is shown now fades in, whatever was shown before.
void show_fade(struct kiosk *kiosk, int64_t now_ms);
// Turns the mixture around: the visit is back at its other leaf. Where that goes is up to the
// caller.
void show_turn_around(struct kiosk *kiosk, int64_t now_ms);
// Where `part` belongs when the current leaf has arrived.
double show_arrived(const struct kiosk *kiosk);

// --- turn.c
// A finger takes hold of the page: the one that moves already, or the one at rest, which shows its
// neighbour at the side that it leaves. False where it has none there.
bool turn_grab(struct kiosk *kiosk, int by_px, int64_t now_ms);
void turn_drag(struct kiosk *kiosk, int by_px, int64_t now_ms);
// It lets go, at that speed (px/ms): the page that is wanted goes to its place, and the visit
// there.
void turn_let_go(struct kiosk *kiosk, double speed, int64_t now_ms);
// Whether something may be painted ahead of time: the leaves beside the one that is shown.
bool turn_pending(const struct kiosk *kiosk);
// Does one piece of that.
void turn_prepare(struct kiosk *kiosk, const struct port *port, int64_t now_ms);

#endif
