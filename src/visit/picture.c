// The picture panel's picture: how far it is enlarged, and which point of it is in the middle of
// the view. Both axes are alike, so each is worked out by itself.
#include "visit/visit.h"

enum { ONE = VISIT_CENTRE_ONE };

// One axis: the picture's length, and where the view begins and how long it is; all px.
struct axis {
    int length, begin, view;
};

static struct axis across(const struct visit_picture *p)
{
    int64_t length = (int64_t)p->fitted.x * p->zoom / VISIT_ZOOM_ONE;
    return (struct axis){(int)length, p->view.x, p->view.w};
}

static struct axis down(const struct visit_picture *p)
{
    int64_t length = (int64_t)p->fitted.y * p->zoom / VISIT_ZOOM_ONE;
    return (struct axis){(int)length, p->view.y, p->view.h};
}

static int middle(struct axis axis)
{
    return axis.begin + axis.view / 2;
}

static int64_t rounded(int64_t over, int64_t under)
{
    return (over >= 0 ? over + under / 2 : over - under / 2) / under;
}

// How much of the picture so many px are.
static int64_t part(struct axis axis, int64_t px)
{
    return axis.length > 0 ? rounded(px * ONE, axis.length) : 0;
}

// The nearest centre at which the picture does not leave the view.
static int allowed(struct axis axis, int64_t centre)
{
    if (axis.length <= axis.view)
        return ONE / 2;
    int64_t least = part(axis, axis.view / 2), most = ONE - part(axis, axis.view - axis.view / 2);
    return (int)(centre < least ? least : centre > most ? most : centre);
}

static int place(struct axis axis, int centre)
{
    if (axis.length <= axis.view)
        return axis.begin + (axis.view - axis.length) / 2;
    int begin = middle(axis) - (int)rounded((int64_t)axis.length * centre, ONE);
    return geom_clamp(begin, axis.begin + axis.view - axis.length, axis.begin);
}

struct rect visit_picture_place(const struct visit_picture *picture)
{
    struct axis x = across(picture), y = down(picture);
    return (struct rect){
        place(x, picture->centre.x), place(y, picture->centre.y), x.length, y.length};
}

static bool is_open(const struct visit *visit)
{
    return visit->panel == VISIT_PICTURE_PANEL && !visit->asking;
}

static void centre_on(struct visit_picture *picture, int64_t x, int64_t y)
{
    picture->centre = (struct point){allowed(across(picture), x), allowed(down(picture), y)};
}

void visit_picture_limits(struct visit *visit, struct point fitted_px, struct rect view)
{
    if (visit->panel != VISIT_PICTURE_PANEL)
        return;
    struct visit_picture *picture = &visit->picture;
    picture->fitted = fitted_px;
    picture->view = view;
    centre_on(picture, picture->centre.x, picture->centre.y);
}

static void zoom_to(struct visit_picture *picture, int64_t zoom, struct point anchor)
{
    struct axis x = across(picture), y = down(picture);
    int from_x = anchor.x - middle(x), from_y = anchor.y - middle(y);
    int64_t at_x = picture->centre.x + part(x, from_x), at_y = picture->centre.y + part(y, from_y);
    picture->zoom = (int)(zoom < VISIT_ZOOM_ONE    ? VISIT_ZOOM_ONE
                          : zoom > VISIT_ZOOM_MOST ? VISIT_ZOOM_MOST
                                                   : zoom);
    centre_on(picture, at_x - part(across(picture), from_x), at_y - part(down(picture), from_y));
}

void visit_picture_zoom(struct visit *visit, int now, int before, struct point anchor)
{
    if (is_open(visit) && now > 0 && before > 0)
        zoom_to(&visit->picture, rounded((int64_t)visit->picture.zoom * now, before), anchor);
}

void visit_picture_pan(struct visit *visit, struct point by_px)
{
    struct visit_picture *picture = &visit->picture;
    if (is_open(visit))
        centre_on(picture, picture->centre.x - part(across(picture), by_px.x),
            picture->centre.y - part(down(picture), by_px.y));
}

void visit_picture_tap(struct visit *visit, struct point at)
{
    const struct visit_picture *picture = &visit->picture;
    if (rect_contains(picture->view, at))
        visit_picture_pan(
            visit, (struct point){middle(across(picture)) - at.x, middle(down(picture)) - at.y});
}

void visit_picture_double(struct visit *visit, struct point at)
{
    struct visit_picture *picture = &visit->picture;
    if (!is_open(visit) || !rect_contains(picture->view, at))
        return;
    bool whole = picture->zoom == VISIT_ZOOM_ONE;
    zoom_to(picture, whole ? VISIT_ZOOM_ONE * 5 / 2 : VISIT_ZOOM_ONE, at);
}
