// Names of scenes that are the same wherever the pack and the program's assets stand. The names in
// draw/scene.h are not: they follow from the paths of pictures too.
#ifndef PORT_TRACE_NAMES_H
#define PORT_TRACE_NAMES_H

#include "base/arena.h"
#include "draw/scene.h"

// Folders whose paths say nothing about a picture. Borrowed.
struct trace_roots {
    const char *pack, *assets; // NULL = none
};

enum { NAMES_KNOWN = 8 };

struct names {
    struct trace_roots roots;
    struct {
        uint64_t id, name;
    } known[NAMES_KNOWN]; // the one that was needed last first
    struct arena scratch;
};

// Zero-initialise with the roots, use, names_finish. Every scene that is presented must be named,
// in order: a leaf may be what the scene before it showed.
uint64_t names_scene(struct names *names, const struct draw_scene *scene);
void names_finish(struct names *names);

#endif
