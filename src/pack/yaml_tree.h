// YAML to nodes, within the guards of docs/pack-format.md.
#ifndef PACK_YAML_TREE_H
#define PACK_YAML_TREE_H

#include "pack/node.h"

#include <stddef.h>

// The root of the file, or NULL where none could be made. All faults are reported. The nodes live
// in `arena` and point to `source`.
const struct node *yaml_read(struct arena *arena, const struct source *source);

// What the scanner or the parser stopped at; places count from 1.
struct yaml_problem {
    const char *problem, *context; // in libyaml's words; never NULL
    struct diag_mark mark, context_mark;
};

// Reports it in plain words, with the likely cause.
void yaml_explain(const struct source *source, const struct yaml_problem *problem);

#endif
