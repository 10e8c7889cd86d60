// The mediator. Events change the visit (through hand.c when they are touches), the visit is shown
// (show.c), and the port sleeps until the next of either is due.
#include "kiosk/kiosk.h"

#include "base/bug.h"
#include "base/log.h"
#include "kiosk/parts.h"
#include "pack/pages.h"

#include <stdlib.h>
#include <string.h>

static struct visit_shape shape_of(const struct kiosk_options *options)
{
    const struct pack *pack = options->pack;
    struct visit_shape shape = {
        .languages = (int)pack->language_count,
        .themes = (int)pack->theme_count,
        .terms = (int)pack->term_count,
        .has_about = pack->about != NULL,
        .ask_after_ms = options->ask_after_ms ? options->ask_after_ms : pack->ask_after_ms,
        .reset_after_ms = options->reset_after_ms ? options->reset_after_ms : pack->reset_after_ms,
    };
    for (size_t i = 0; i < pack->theme_count; i++)
        shape.pages[i] = (int)pack->themes[i].page_count;
    return shape;
}

static void update_metrics(struct kiosk *kiosk)
{
    struct ui_screen screen = {
        .size_px = kiosk->size,
        .mm_per_px = kiosk->mm_per_px,
        .distance_mm = kiosk->options.distance_mm,
        .text_step = kiosk->options.pack ? kiosk->visit.settings[SETTING_TEXT] : 2,
    };
    kiosk->metrics = ui_metrics(&screen);
}

struct kiosk *kiosk_create(const struct kiosk_options *options, const struct text_measure *measure,
    struct point size, double port_mm_per_px, int64_t now_ms)
{
    struct kiosk *kiosk = calloc(1, sizeof *kiosk);
    if (!kiosk)
        BUG("out of memory");
    kiosk->options = *options;
    kiosk->measure = measure;
    kiosk->size = size;
    kiosk->mm_per_px = options->mm_per_px > 0 ? options->mm_per_px : port_mm_per_px;
    staff_init(
        &kiosk->staff, options->facts ? options->staff_pin : NULL, -1, options->volume_percent);
    staff_resume_lock(&kiosk->staff, options->staff_lock, now_ms);
    buf_add_text(
        &kiosk->attract_language, options->attract_language ? options->attract_language : "");
    kiosk_begin(kiosk, now_ms);
    show_reset(kiosk);
    return kiosk;
}

// -1: all in turn.
static int find_attract_language(const struct kiosk *kiosk)
{
    const struct pack *pack = kiosk->options.pack;
    for (size_t i = 0; pack && i < pack->language_count; i++)
        if (strcmp(pack->languages[i].code, kiosk_attract_language(kiosk)) == 0)
            return (int)i;
    return -1;
}

void kiosk_begin(struct kiosk *kiosk, int64_t now_ms)
{
    kiosk->staff.language = find_attract_language(kiosk);
    if (kiosk->options.pack) {
        struct visit_shape shape = shape_of(&kiosk->options);
        visit_init(&kiosk->visit, &shape, now_ms);
    } else {
        kiosk->visit.focus = -1;
    }
    update_metrics(kiosk);
    hand_reset(kiosk);
}

void kiosk_destroy(struct kiosk *kiosk)
{
    if (!kiosk)
        return;
    show_finish(kiosk);
    buf_finish(&kiosk->attract_language);
    free(kiosk);
}

const struct visit *kiosk_visit(const struct kiosk *kiosk)
{
    return &kiosk->visit;
}

const struct ui_hits *kiosk_hits(const struct kiosk *kiosk)
{
    return &kiosk->show.slots[kiosk->show.current].frame.hits;
}

bool kiosk_right_to_left(const struct kiosk *kiosk)
{
    const struct pack *pack = kiosk->options.pack;
    return pack && pack->languages[kiosk->visit.language].words->right_to_left;
}

bool kiosk_calm(const struct kiosk *kiosk)
{
    return kiosk->options.still || kiosk->visit.settings[SETTING_MOTION];
}

static bool same_text(const struct visit *a, const struct visit *b)
{
    return motion_same_view(a, b) && a->place != VISIT_ATTRACT;
}

// Staff chose from the languages of this pack; the next one may have others, or another order.
static void keep_attract_language(struct kiosk *kiosk)
{
    const struct pack *pack = kiosk->options.pack;
    int chosen = kiosk->staff.language;
    buf_clear(&kiosk->attract_language);
    if (pack && chosen >= 0 && chosen < (int)pack->language_count)
        buf_add_text(&kiosk->attract_language, pack->languages[chosen].code);
}

void kiosk_obey(struct kiosk *kiosk, struct action action, int64_t now_ms)
{
    if (staff_is_open(&kiosk->staff)) {
        staff_act(&kiosk->staff, action, now_ms);
        if (action.kind == ACTION_STAFF && action.a == STAFF_LANGUAGE)
            keep_attract_language(kiosk);
        kiosk->dirty = true;
        return;
    }
    struct visit before = kiosk->visit;
    visit_act(&kiosk->visit, action, now_ms);
    kiosk->dirty = true;
    double pull = 0;
    if (same_text(&before, &kiosk->visit))
        pull = tween_at(&kiosk->pull, now_ms) + hand_scroll_px(&before) -
               hand_scroll_px(&kiosk->visit);
    tween_set(&kiosk->pull, kiosk_calm(kiosk) ? 0 : pull);
    if (kiosk->pull.to != 0)
        tween_go(&kiosk->pull, 0, MOTION_MS, now_ms);
}

void kiosk_act(struct kiosk *kiosk, struct action action, int64_t now_ms)
{
    kiosk_obey(kiosk, action, now_ms);
}

void kiosk_resume(struct kiosk *kiosk, const struct visit *other)
{
    visit_resume(&kiosk->visit, other);
    kiosk->dirty = true;
}

// --- staff ---

// The visitor is gone: when the menu closes, the exhibit is at attract.
void kiosk_hold(struct kiosk *kiosk, int64_t now_ms)
{
    if (!staff_open(&kiosk->staff, now_ms))
        return;
    kiosk_begin(kiosk, now_ms);
    kiosk->dirty = true;
}

static void tick_staff(struct kiosk *kiosk, int64_t now_ms)
{
    enum staff_page before = kiosk->staff.page;
    staff_tick(&kiosk->staff, now_ms);
    kiosk->dirty |= kiosk->staff.page != before;
}

void kiosk_wake(struct kiosk *kiosk, int64_t now_ms)
{
    if (staff_is_open(&kiosk->staff))
        staff_touch(&kiosk->staff, now_ms);
    else if (kiosk->options.pack)
        visit_wake(&kiosk->visit, now_ms);
    kiosk->dirty = true;
}

enum staff_wish kiosk_take_wish(struct kiosk *kiosk)
{
    return staff_take_wish(&kiosk->staff);
}

const struct staff *kiosk_staff(const struct kiosk *kiosk)
{
    return &kiosk->staff;
}

const char *kiosk_attract_language(const struct kiosk *kiosk)
{
    return buf_text(&kiosk->attract_language);
}

void kiosk_warn(struct kiosk *kiosk, const char *warning)
{
    kiosk->dirty |= warning != kiosk->warning;
    kiosk->warning = warning;
}

void kiosk_learn(struct kiosk *kiosk)
{
    kiosk->dirty |= staff_is_open(&kiosk->staff);
}

// --- events ---

static enum event_key mirrored_key(const struct kiosk *kiosk, enum event_key key)
{
    bool picture = kiosk->visit.panel == VISIT_PICTURE_PANEL; // its right is right
    if (!kiosk_right_to_left(kiosk) || picture)
        return key;
    return key == EVENT_KEY_LEFT ? EVENT_KEY_RIGHT : key == EVENT_KEY_RIGHT ? EVENT_KEY_LEFT : key;
}

// To the next control; what only swallows touches is no stop.
static void move_focus(struct visit *visit, int step, const struct ui_hits *hits)
{
    for (int i = 0; i < hits->count; i++) {
        visit_focus(visit, step, hits->count);
        if (!hits->items[visit->focus].surface)
            return;
    }
    visit->focus = -1;
}

static void key(struct kiosk *kiosk, const struct event *event)
{
    if (!kiosk->options.pack && !staff_is_open(&kiosk->staff))
        return;
    struct visit *visit = &kiosk->visit;
    kiosk->dirty = true;
    const struct ui_hits *hits = kiosk_hits(kiosk);
    bool focused = visit->focus >= 0 && visit->focus < hits->count;
    bool selecting = event->key == EVENT_KEY_SELECT && focused;
    bool moving = event->key == EVENT_KEY_NEXT || event->key == EVENT_KEY_PREVIOUS;
    if (staff_is_open(&kiosk->staff)) {
        staff_touch(&kiosk->staff, event->at_ms);
        if (moving)
            move_focus(visit, event->key == EVENT_KEY_NEXT ? 1 : -1, hits);
        else if (selecting)
            kiosk_obey(kiosk, hits->items[visit->focus].action, event->at_ms);
        return;
    }
    // At attract, the keys may walk through the start buttons before they enter.
    bool at_attract = visit->place == VISIT_ATTRACT;
    if (!(at_attract && (moving || selecting)) && visit_wake(visit, event->at_ms))
        return;
    if (moving)
        move_focus(visit, event->key == EVENT_KEY_NEXT ? 1 : -1, hits);
    else if (selecting)
        kiosk_obey(kiosk, hits->items[visit->focus].action, event->at_ms);
    else
        kiosk_obey(kiosk, visit_key_action(visit, mirrored_key(kiosk, event->key)), event->at_ms);
}

static void resize(struct kiosk *kiosk, struct point size)
{
    kiosk->size = size;
    update_metrics(kiosk);
    hand_reset(kiosk);
    show_reset(kiosk);
}

void kiosk_handle(struct kiosk *kiosk, const struct event *event)
{
    if (event->kind == EVENT_RESIZE) {
        resize(kiosk, event->size);
        return;
    }
    if (event->kind == EVENT_PICTURES) {
        show_pictures(kiosk);
        return;
    }
    if (kiosk->options.pack)
        visit_tick(&kiosk->visit, event->at_ms);
    tick_staff(kiosk, event->at_ms);
    hand_tick(kiosk, event->at_ms);
    if (event->kind == EVENT_KEY)
        key(kiosk, event);
    else
        hand_feed(kiosk, event);
}

// --- what is told ---

static bool looks_the_same(const struct screen_notice *a, const struct screen_notice *b)
{
    return a->kind == b->kind && (a->kind == SCREEN_NO_NOTICE || a->percent == b->percent);
}

void kiosk_tell(struct kiosk *kiosk, const struct screen_notice *notice)
{
    kiosk->dirty |= !looks_the_same(&kiosk->notice, notice);
    kiosk->notice = *notice;
}

static int64_t notice_ends_ms(const struct kiosk *kiosk)
{
    return kiosk->notice.kind == SCREEN_NO_NOTICE ? INT64_MAX : kiosk->notice.until_ms;
}

static void end_notice(struct kiosk *kiosk, int64_t now_ms)
{
    if (notice_ends_ms(kiosk) <= now_ms)
        kiosk_tell(kiosk, &(struct screen_notice){.kind = SCREEN_NO_NOTICE});
}

// --- frames ---

const struct draw_scene *kiosk_scene(struct kiosk *kiosk, int64_t now_ms)
{
    if (kiosk->options.pack && visit_deadline_ms(&kiosk->visit) <= now_ms) {
        visit_tick(&kiosk->visit, now_ms);
        kiosk->dirty = true;
    }
    tick_staff(kiosk, now_ms);
    hand_tick(kiosk, now_ms);
    update_metrics(kiosk);
    end_notice(kiosk, now_ms);
    return show_scene(kiosk, now_ms);
}

const struct draw_list *kiosk_frame(
    struct kiosk *kiosk, int64_t now_ms, struct draw_damage *damage_out)
{
    const struct draw_scene *scene = kiosk_scene(kiosk, now_ms);
    if (!scene)
        return NULL;
    BUG_IF(scene->mix != DRAW_STILL);
    const struct draw_damage all = {.rects = {{0, 0, kiosk->size.x, kiosk->size.y}}, .count = 1};
    *damage_out = scene->over.was_id ? scene->over.damage : all;
    return scene->over.list;
}

static int64_t sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t kiosk_wake_ms(const struct kiosk *kiosk)
{
    int64_t wake_ms = sooner(show_wake_ms(kiosk), gesture_deadline_ms(&kiosk->hand.gesture));
    wake_ms = sooner(wake_ms, notice_ends_ms(kiosk));
    return kiosk->options.pack ? sooner(wake_ms, visit_deadline_ms(&kiosk->visit)) : wake_ms;
}

// The pages of a large pack are checked a few at a time, about a millisecond's worth.
static void check_pack(struct kiosk *kiosk)
{
    enum { AT_ONCE = 4 };
    if (!pack_check_some(kiosk->options.unchecked, AT_ONCE))
        kiosk->options.unchecked = NULL;
}

// A pack with faults is not shown; a visitor who is there already is not sent away.
static void leave_faulty_pack(struct kiosk *kiosk)
{
    const char *faults = kiosk->options.pack ? pack_faults(kiosk->options.pack) : "";
    if (*faults == '\0' || kiosk->visit.place != VISIT_ATTRACT)
        return;
    log_error("kiosk", "the pack has faults: %.*s", (int)strcspn(faults, "\n"), faults);
    kiosk->options.faults = faults;
    kiosk->offer.before = kiosk->options.pack; // they are its
    kiosk->options.pack = NULL;
    kiosk->options.unchecked = NULL;
    hand_reset(kiosk);
    show_reset(kiosk);
}

enum kiosk_round kiosk_round(struct kiosk *kiosk, const struct port *port, int64_t until_ms)
{
    leave_faulty_pack(kiosk);
    const struct draw_scene *scene = kiosk_scene(kiosk, port->now_ms(port->self));
    if (scene && !port->present(port->self, scene))
        return KIOSK_LOST;
    bool pending = turn_pending(kiosk);
    bool checking = !pending && kiosk->options.unchecked && show_rests(kiosk);
    bool swapping = swap_due(kiosk);
    int64_t wake_ms = pending || checking || swapping ? INT64_MIN : kiosk_wake_ms(kiosk);
    struct event event = port->wait(port->self, wake_ms < until_ms ? wake_ms : until_ms);
    if (event.kind == EVENT_QUIT)
        return KIOSK_ENDED;
    if (event.kind != EVENT_NONE)
        kiosk_handle(kiosk, &event);
    else if (swapping)
        swap_pack(kiosk, event.at_ms);
    else if (pending)
        turn_prepare(kiosk, port, event.at_ms);
    else if (checking)
        check_pack(kiosk);
    return KIOSK_GOES_ON;
}

bool kiosk_rests(const struct kiosk *kiosk)
{
    return !turn_pending(kiosk) && show_rests(kiosk) && !kiosk->dirty && !kiosk->options.unchecked;
}

bool kiosk_run(struct kiosk *kiosk, const struct port *port)
{
    enum kiosk_round round;
    do
        round = kiosk_round(kiosk, port, INT64_MAX);
    while (round == KIOSK_GOES_ON);
    return round == KIOSK_ENDED;
}
