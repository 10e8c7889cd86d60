// The one place where right-to-left layouts are mirrored.
#ifndef UI_MIRROR_H
#define UI_MIRROR_H

#include "ui/ui.h"

static inline struct rect ui_mirrored(const struct ui *ui, struct rect area)
{
    if (ui->right_to_left)
        area.x = ui->list->size.x - area.x - area.w;
    return area;
}

#endif
