// One unit rules all: the size of running text, from the cap height that the eye needs at its
// distance.
#include "ui/metrics.h"

#include <math.h>

// EN 301 549 5.1.4: H = 0.7 degrees at the stated distance: tan(0.7 deg) = 0.01222.
static const double CAP_PER_DISTANCE = 0.01222;
// Inter: cap height 1490 of 2048 units an em.
static const double CAP_PER_EM = 0.7275;
// UI_SMALL is the smallest role: it alone must reach the cap height.
static const double SMALL_PER_TEXT = 0.83;

static double diagonal_mm(const struct ui_screen *screen, double mm_per_px)
{
    return hypot(screen->size_px.x, screen->size_px.y) * mm_per_px;
}

// A screen that says nothing of itself: the usual panels of that many pixels.
static double usual_pitch_mm(struct point size)
{
    int lines = geom_min(size.x, size.y), columns = geom_max(size.x, size.y);
    double diagonal_inch = lines <= 480    ? 7.0
                           : lines <= 600  ? 10.1
                           : lines <= 720  ? 15.6
                           : lines <= 1200 ? 21.5
                                           : 43.0;
    return diagonal_inch * 25.4 / hypot(lines, columns);
}

// People stand nearer to a small panel; arm's length bounds it for a large one.
static int usual_distance_mm(double diagonal)
{
    double distance = diagonal * 0.77;
    return (int)lround(distance < 250 ? 250 : distance > 600 ? 600 : distance);
}

static int at_least(double value, double least)
{
    return (int)lround(value > least ? value : least);
}

// Headings shrink towards the text where a screen holds few lines of it, so that they still fit.
static void set_roles(struct ui_metrics *m, double text)
{
    static const struct {
        double large, small; // ratio to the text on a roomy and on a cramped screen
        double leading;
    } roles[UI_ROLE_COUNT] = {
        [UI_DISPLAY] = {3.20, 1.80, 1.12},
        [UI_FIGURE] = {5.30, 2.60, 1.05},
        [UI_HEADING] = {2.24, 1.50, 1.14},
        [UI_CARD_TITLE] = {1.28, 1.10, 1.20},
        [UI_LEAD] = {1.09, 1.06, 1.38},
        [UI_TEXT] = {1.00, 1.00, 1.42},
        [UI_LABEL] = {0.86, 0.86, 1.30},
        [UI_SMALL] = {0.83, 0.83, 1.40},
    };
    double ems = geom_min(m->size.x, m->size.y) / text;
    double roomy = (ems - 14) / (31 - 14);
    roomy = roomy < 0 ? 0 : roomy > 1 ? 1 : roomy;
    for (int role = 0; role < UI_ROLE_COUNT; role++) {
        double ratio = roles[role].small + (roles[role].large - roles[role].small) * roomy;
        m->role_px[role] = (int)lround(text * ratio);
        m->line_px[role] = (int)lround(text * ratio * roles[role].leading);
    }
}

static void set_spaces(struct ui_metrics *m, double text)
{
    int lines = geom_min(m->size.x, m->size.y);
    double mm = 1 / m->mm_per_px;
    m->margin_px = at_least(lines * 0.078, text * 0.9);
    m->gap_px = at_least(lines * 0.031, geom_max((int)ceil(text * 0.6), (int)ceil(4.2 * mm)));
    m->space_px = (int)lround(text * 0.65);
    m->pad_px = at_least(lines * 0.034, text * 0.7);
    m->hair_px = at_least(lines / 540.0, 1);
    m->bar_px = at_least(lines * 0.013, 4);
    m->card_radius_px = (int)lround(lines * 0.033);
    m->button_radius_px = (int)lround(lines * 0.0185);
    m->button_px = at_least(text * 2.5, 15 * mm);
    m->target_px = (int)ceil(12 * mm);
    m->apart_px = (int)ceil(2 * mm);
    m->main_px = geom_max((int)ceil(20 * mm), m->button_px);
    m->icon_px = (int)lround(text * 1.05);
    m->slop_px = at_least(4 * mm, 4);
    m->measure_px = (int)lround(text * 0.50 * 66);
}

struct ui_metrics ui_metrics(const struct ui_screen *screen)
{
    struct ui_metrics m = {.size = screen->size_px};
    m.mm_per_px = screen->mm_per_px > 0 ? screen->mm_per_px : usual_pitch_mm(screen->size_px);
    m.distance_mm = screen->distance_mm > 0 ? screen->distance_mm
                                            : usual_distance_mm(diagonal_mm(screen, m.mm_per_px));
    static const double steps[] = {0.85, 1.0, 1.25, 1.6};
    double cap_px = CAP_PER_DISTANCE * m.distance_mm / m.mm_per_px;
    double step = steps[geom_clamp(screen->text_step, 1, 4) - 1];
    double text = cap_px / CAP_PER_EM / SMALL_PER_TEXT * step;
    // The larger steps end where a line would hold fewer than some twenty characters.
    double most = geom_min(m.size.x, m.size.y * 3 / 2) / 15.5, usual = text / step;
    text = text > most ? (most > usual ? most : usual) : text;
    set_roles(&m, text);
    set_spaces(&m, text);
    m.tall = m.size.y > m.size.x;
    m.wide = m.size.x - 2 * m.margin_px >= text * 42;
    int dock_pad = m.gap_px / 2 + m.hair_px;
    m.two_rows = m.tall;
    m.dock_px = m.two_rows ? 2 * m.button_px + 3 * dock_pad : m.button_px + 2 * dock_pad;
    return m;
}

struct text_font ui_font(const struct ui_metrics *metrics, enum ui_role role)
{
    struct text_font font = {.family = TEXT_SANS, .size_px = metrics->role_px[role]};
    if (role <= UI_CARD_TITLE) {
        font.family = TEXT_SERIF;
        font.weight = TEXT_SEMIBOLD;
    } else if (role == UI_LABEL) {
        font.weight = TEXT_SEMIBOLD;
    }
    return font;
}
