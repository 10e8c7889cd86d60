// A change of the visit is a new leaf. Where it moves, old and new are mixed until the new one has
// arrived; a change in the midst of that starts from what is on the screen, or, where it leads back
// to the leaf that was being left, turns the same motion around.
#include "base/bug.h"
#include "kiosk/parts.h"

#include <math.h>
#include <stdlib.h>

enum { RISE_PART = 6 }; // a sheet rises by that part of its height

static struct slot *current(struct kiosk *kiosk)
{
    return &kiosk->show.slots[kiosk->show.current];
}

void show_reset(struct kiosk *kiosk)
{
    struct show *show = &kiosk->show;
    show->mix = DRAW_STILL;
    show->other = NO_SLOT;
    show->scene_hash = 0;
    kiosk->dirty = true;
}

void show_pictures(struct kiosk *kiosk)
{
    kiosk->show.epoch++;
    kiosk->dirty = true;
}

void show_finish(struct kiosk *kiosk)
{
    for (int i = 0; i < SLOT_COUNT; i++)
        arena_finish(&kiosk->show.slots[i].arena);
}

// --- leaves ---

void show_draw(struct kiosk *kiosk, struct visit *visit, struct slot *slot, int64_t now_ms)
{
    struct screen_view view = {
        .pack = kiosk->options.pack,
        .visit = visit,
        .measure = kiosk->measure,
        .metrics = &kiosk->metrics,
        .style = ui_style((enum ui_style_kind)visit->settings[SETTING_STYLE]),
        .assets_folder = kiosk->options.assets_folder,
        .now_ms = now_ms,
        .still = kiosk_calm(kiosk),
        .attract_only = kiosk->staff.language + 1,
        .pull_px = (int)lround(tween_at(&kiosk->pull, now_ms)),
        .pressing = kiosk->hand.pressing,
        .pressed = kiosk->hand.pressed,
        .notice = kiosk->notice,
        .warning = kiosk->warning,
    };
    arena_reset(&slot->arena);
    if (staff_is_open(&kiosk->staff)) {
        screen_draw_staff(&view, &kiosk->staff, kiosk->options.facts, &slot->arena, &slot->frame);
        staff_scroll_limits(&kiosk->staff, slot->frame.scroll_limit_px, slot->frame.scroll_page_px);
        return;
    }
    if (!view.pack) {
        screen_draw_fault(&view, kiosk->options.faults, &slot->arena, &slot->frame);
        return;
    }
    screen_draw(&view, &slot->arena, &slot->frame);
    visit_scroll_limits(visit, slot->frame.scroll_limit_px, slot->frame.scroll_page_px);
    if (visit->panel != VISIT_NO_PANEL)
        visit_panel_limits(visit, slot->frame.panel_limit_px, slot->frame.panel_page_px);
    visit_picture_limits(visit, slot->frame.picture_px, slot->frame.picture_view);
}

int show_free_slot(const struct show *show)
{
    int slot = 0;
    while (slot == show->current || slot == show->other)
        slot++;
    return slot;
}

// An answer that was just asked for is scrolled into sight.
static bool follow_answer(struct kiosk *kiosk, int answer_px, int64_t now_ms)
{
    struct visit *visit = &kiosk->visit;
    int seen_px = visit->scroll_px + visit->scroll_page_px, before_px = visit->scroll_px;
    if (answer_px == kiosk->show.answer_px || answer_px <= seen_px)
        return false;
    visit_scroll_by(visit, answer_px - seen_px);
    if (kiosk_calm(kiosk))
        return true;
    tween_set(&kiosk->pull, before_px - visit->scroll_px);
    tween_go(&kiosk->pull, 0, MOTION_MS, now_ms);
    return true;
}

// The focus stays on its control where the frame has others before it now; false where it needs no
// change.
static bool follow_focus(struct kiosk *kiosk, const struct ui_hits *before, const struct slot *slot)
{
    const struct ui_hits *hits = &slot->frame.hits;
    int focus = kiosk->visit.focus, found = -1;
    if (focus < 0 || focus >= before->count)
        return false;
    for (int i = 0; i < hits->count; i++)
        if (action_equal(hits->items[i].action, before->items[focus].action) &&
            !hits->items[i].surface && (found < 0 || i == focus))
            found = i;
    kiosk->visit.focus = found;
    return found != focus;
}

void show_name(const struct kiosk *kiosk, struct slot *slot, const struct slot *before)
{
    slot->leaf = draw_leaf(&slot->frame.list, kiosk->show.epoch, before ? &before->leaf : NULL);
}

// The leaf of the visit as it is now. Returns its slot.
static int make_leaf(struct kiosk *kiosk, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    int making = show_free_slot(show);
    struct slot *slot = &show->slots[making];
    show_draw(kiosk, &kiosk->visit, slot, now_ms);
    if (kiosk->options.pack && follow_answer(kiosk, slot->frame.answer_px, now_ms))
        show_draw(kiosk, &kiosk->visit, slot, now_ms);
    if (kiosk->options.pack && follow_focus(kiosk, kiosk_hits(kiosk), slot))
        show_draw(kiosk, &kiosk->visit, slot, now_ms);
    slot->visit = kiosk->visit;
    show->answer_px = slot->frame.answer_px;
    show_name(kiosk, slot, show->scene_hash ? current(kiosk) : NULL);
    return making;
}

// --- from leaf to leaf ---

// The sheet that rises is that of the leaf above.
static void take_sheet(struct show *show, const struct slot *slot)
{
    show->sheet = slot->frame.sheet;
    show->sheet_radius_px = slot->frame.sheet_radius_px;
    show->scrim = slot->frame.scrim;
}

// Where `part` belongs when the current leaf has arrived.
double show_arrived(const struct kiosk *kiosk)
{
    const struct show *show = &kiosk->show;
    if (show->mix == DRAW_SLIDE)
        return show->current_over ? 0 : show->way * kiosk->size.x;
    return show->current_over ? 1 : 0;
}

static int duration_ms(const struct kiosk *kiosk)
{
    return kiosk->visit.settings[SETTING_MOTION] ? MOTION_CALM_MS : MOTION_MS;
}

// The other leaf of a new mixture is the current one where it stands alone, else what is on the
// screen.
static void leave_current(struct show *show)
{
    show->screen = (struct draw_leaf){.id = show->scene_hash};
    show->other = show->mix == DRAW_STILL ? show->current : NO_SLOT;
}

// A sheet rises over a page that is there whole, and nothing else.
static enum draw_mix possible_mix(const struct show *show, enum draw_mix mix, int making, int way)
{
    const struct slot *with_sheet = &show->slots[way > 0 ? making : show->current];
    bool rises = show->mix == DRAW_STILL && with_sheet->frame.sheet.w > 0;
    return mix == DRAW_RISE && !rises ? DRAW_FADE : mix;
}

static void begin_mix(struct kiosk *kiosk, enum draw_mix mix, int way, int making, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    mix = possible_mix(show, mix, making, way);
    leave_current(show);
    show->mix = mix;
    show->way = way;
    show->current_over = mix != DRAW_RISE || way > 0;
    take_sheet(show, &show->slots[show->current_over ? making : show->current]);
    show->current = making;
    tween_set(&show->part, mix == DRAW_SLIDE ? way * kiosk->size.x : show->current_over ? 0 : 1);
    tween_go(&show->part, show_arrived(kiosk), duration_ms(kiosk), now_ms);
}

// Whether the visit is back at the leaf that was being left.
static bool is_return(const struct kiosk *kiosk, const struct slot *made)
{
    const struct show *show = &kiosk->show;
    return show->mix != DRAW_STILL && show->other != NO_SLOT &&
           motion_same_view(&made->visit, &show->slots[show->other].visit);
}

static void turn_around(struct kiosk *kiosk, int making)
{
    struct show *show = &kiosk->show;
    show_name(kiosk, &show->slots[making], &show->slots[show->other]);
    show->other = show->current;
    show->current = making;
    show->current_over = !show->current_over;
}

void show_turn_around(struct kiosk *kiosk, int64_t now_ms)
{
    turn_around(kiosk, make_leaf(kiosk, now_ms));
    kiosk->dirty = false;
}

static enum draw_mix mix_to(const struct kiosk *kiosk, const struct slot *made, int *way_out)
{
    const struct show *show = &kiosk->show;
    *way_out = 0;
    if (show->scene_hash == 0 || !kiosk->options.pack || kiosk->options.still)
        return DRAW_STILL;
    enum draw_mix mix = motion_between(
        &show->slots[show->current].visit, &made->visit, kiosk_right_to_left(kiosk), way_out);
    bool calm = made->visit.settings[SETTING_MOTION];
    return calm && mix != DRAW_STILL ? DRAW_FADE : mix;
}

static void change(struct kiosk *kiosk, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    int making = make_leaf(kiosk, now_ms), way;
    enum draw_mix mix = mix_to(kiosk, &show->slots[making], &way);
    show->prepared = 0;
    if (mix != DRAW_STILL && kiosk->hand.holding == HOLD_PAGE)
        kiosk->hand.holding = HOLD_NOTHING; // the page was taken away from the finger
    if (mix != DRAW_STILL && is_return(kiosk, &show->slots[making])) {
        turn_around(kiosk, making);
        tween_go(&show->part, show_arrived(kiosk), duration_ms(kiosk), now_ms);
    } else if (mix != DRAW_STILL) {
        begin_mix(kiosk, mix, way, making, now_ms);
    } else {
        show->current = making;
    }
}

void show_fade(struct kiosk *kiosk, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    int making = make_leaf(kiosk, now_ms);
    show->prepared = 0;
    if (show->scene_hash == 0 || kiosk->options.still)
        show->current = making;
    else
        begin_mix(kiosk, DRAW_FADE, 0, making, now_ms);
    kiosk->dirty = false;
}

// --- scenes ---

static bool held(const struct kiosk *kiosk)
{
    return kiosk->hand.holding == HOLD_PAGE;
}

static bool moves(const struct kiosk *kiosk, int64_t now_ms)
{
    return kiosk->show.mix != DRAW_STILL && (held(kiosk) || tween_moves(&kiosk->show.part, now_ms));
}

static struct draw_leaf other_leaf(const struct show *show)
{
    return show->other == NO_SLOT ? show->screen : show->slots[show->other].leaf;
}

static struct draw_scene still_scene(const struct show *show)
{
    return (struct draw_scene){.mix = DRAW_STILL, .over = show->slots[show->current].leaf};
}

static struct draw_scene mixed_scene(struct kiosk *kiosk, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    double part = tween_at(&show->part, now_ms);
    struct draw_leaf other = other_leaf(show), mine = current(kiosk)->leaf;
    struct draw_scene scene = {.mix = show->mix, .area = show->sheet};
    scene.over = show->current_over ? mine : other;
    scene.under = show->current_over ? other : mine;
    if (show->mix == DRAW_SLIDE) {
        scene.offset_px = (int)lround(part);
        scene.under_stays = !show->current_over;
        scene.area = (struct rect){0, 0, kiosk->size.x, kiosk->size.y - kiosk->metrics.dock_px};
        return scene;
    }
    scene.part_256 = geom_clamp((int)lround(256 * part), 0, 256);
    if (show->mix == DRAW_RISE) {
        scene.radius_px = show->sheet_radius_px;
        scene.scrim = show->scrim;
        scene.offset_px = (int)lround((double)show->sheet.h / RISE_PART * (1 - part));
    }
    return scene;
}

const struct draw_scene *show_scene(struct kiosk *kiosk, int64_t now_ms)
{
    struct show *show = &kiosk->show;
    bool due = show->scene_hash == 0 || now_ms >= current(kiosk)->frame.next_ms;
    if (kiosk->dirty || due || show->pulled)
        change(kiosk, now_ms);
    kiosk->dirty = false;
    show->pulled = tween_moves(&kiosk->pull, now_ms);
    if (!moves(kiosk, now_ms)) {
        show->mix = DRAW_STILL;
        show->other = NO_SLOT;
    }
    struct draw_scene scene =
        show->mix == DRAW_STILL ? still_scene(show) : mixed_scene(kiosk, now_ms);
    uint64_t hash = draw_scene_hash(&scene);
    show->shown_ms = now_ms;
    if (hash == show->scene_hash)
        return NULL;
    show->scene_hash = hash;
    show->scene = scene;
    return &show->scene;
}

bool show_rests(const struct kiosk *kiosk)
{
    return kiosk->show.mix == DRAW_STILL && !kiosk->show.pulled && kiosk->show.scene_hash != 0;
}

int64_t show_wake_ms(const struct kiosk *kiosk)
{
    const struct show *show = &kiosk->show;
    if (show->pulled || (show->mix != DRAW_STILL && !held(kiosk)))
        return show->shown_ms + MOTION_STEP_MS;
    return show->slots[show->current].frame.next_ms;
}

// How far the current leaf is from its place, while pages move.
static int displaced_px(const struct kiosk *kiosk)
{
    const struct draw_scene *scene = &kiosk->show.scene;
    int beside = kiosk->show.current_over ? 0 : kiosk->show.way * kiosk->size.x;
    return scene->offset_px - beside;
}

int show_hit_at(const struct kiosk *kiosk, struct point at)
{
    const struct show *show = &kiosk->show;
    const struct draw_scene *scene = &show->scene;
    if (scene->mix == DRAW_SLIDE && rect_contains(scene->area, at)) {
        at.x -= displaced_px(kiosk);
        if (!rect_contains(scene->area, at))
            return -1; // the page that leaves
    }
    struct rect risen = scene->area;
    risen.y += scene->offset_px;
    if (scene->mix == DRAW_RISE && show->current_over && rect_contains(risen, at))
        at.y -= scene->offset_px;
    return ui_hit_at(kiosk_hits(kiosk), at);
}
