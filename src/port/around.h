// A port around another one: hands everything on. Who needs more makes it the first member of its
// own structure and puts functions of its own over some of the port's.
#ifndef PORT_AROUND_H
#define PORT_AROUND_H

#include "port/port.h"

struct around {
    struct port inner;
};

static inline struct point around_size(void *self)
{
    struct around *around = self;
    return around->inner.size(around->inner.self);
}

static inline double around_mm_per_px(void *self)
{
    struct around *around = self;
    return around->inner.mm_per_px(around->inner.self);
}

static inline int64_t around_now_ms(void *self)
{
    struct around *around = self;
    return around->inner.now_ms(around->inner.self);
}

static inline struct event around_wait(void *self, int64_t until_ms)
{
    struct around *around = self;
    return around->inner.wait(around->inner.self, until_ms);
}

static inline bool around_present(void *self, const struct draw_scene *scene)
{
    struct around *around = self;
    return around->inner.present(around->inner.self, scene);
}

static inline void around_prepare(void *self, const struct draw_leaf *leaf)
{
    struct around *around = self;
    around->inner.prepare(around->inner.self, leaf);
}

// `around` must outlive the port.
static inline struct port around_port(struct around *around, const struct port *inner)
{
    around->inner = *inner;
    return (struct port){
        .self = around,
        .measure = inner->measure,
        .size = around_size,
        .mm_per_px = around_mm_per_px,
        .now_ms = around_now_ms,
        .wait = around_wait,
        .present = around_present,
        .prepare = around_prepare,
    };
}

#endif
