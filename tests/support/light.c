// Flashes: each cell keeps the extreme that it reached since its last change, so a slow rise in
// small steps counts as the one change that it is.
#include "support/light.h"

#include "base/bug.h"

#include <math.h>
#include <stdlib.h>

static double linear(int value)
{
    static double table[256];
    if (table[255] == 0)
        for (int i = 0; i < 256; i++)
            table[i] =
                i / 255.0 <= 0.04045 ? i / 255.0 / 12.92 : pow((i / 255.0 + 0.055) / 1.055, 2.4);
    return table[value];
}

double light_of(colour c)
{
    return 0.2126 * linear((int)(c >> 16 & 0xFF)) + 0.7152 * linear((int)(c >> 8 & 0xFF)) +
           0.0722 * linear((int)(c & 0xFF));
}

// --- flashes ---

enum {
    LINES = 18,                      // cells along the shorter side of the screen
    FIELD_X = 8,                     // 341 of 768 lines, in cells
    FIELD_Y = 6,                     // 256 of 768 lines
    QUARTER = FIELD_X * FIELD_Y / 4, // of a field
    CHANGES = 32,                    // kept of each cell
};

struct cell {
    double low, high; // since the last change
    int way;          // of the last change: +1 lighter, -1 darker, 0 none yet
    int64_t at_ms[CHANGES];
    int count; // of all changes; the latest are kept
};

struct flashes {
    int side_px, columns, rows;
    struct cell *cells;
    bool begun;
    int most;
};

struct flashes *flashes_create(struct point size)
{
    struct flashes *flashes = calloc(1, sizeof *flashes);
    BUG_IF(!flashes);
    flashes->side_px = geom_max(1, geom_min(size.x, size.y) / LINES);
    flashes->columns = size.x / flashes->side_px;
    flashes->rows = size.y / flashes->side_px;
    flashes->cells = calloc((size_t)(flashes->columns * flashes->rows), sizeof(struct cell));
    BUG_IF(!flashes->cells);
    return flashes;
}

void flashes_destroy(struct flashes *flashes)
{
    free(flashes->cells);
    free(flashes);
}

static double cell_light(const struct flashes *flashes, const struct canvas *canvas, int x, int y)
{
    double sum = 0;
    int side = flashes->side_px;
    for (int row = 0; row < side; row++)
        for (int column = 0; column < side; column++)
            sum +=
                light_of(canvas_pixel(canvas, (struct point){x * side + column, y * side + row}));
    return sum / (side * side);
}

static void change(struct cell *cell, int way, double light, int64_t at_ms)
{
    cell->way = way;
    cell->low = cell->high = light;
    cell->at_ms[cell->count++ % CHANGES] = at_ms;
}

static void feed(struct cell *cell, double light, int64_t at_ms)
{
    cell->low = fmin(cell->low, light);
    cell->high = fmax(cell->high, light);
    if (cell->way != +1 && light - cell->low >= 0.1 && cell->low < 0.8)
        change(cell, +1, light, at_ms);
    else if (cell->way != -1 && cell->high - light >= 0.1 && light < 0.8)
        change(cell, -1, light, at_ms);
}

// Pairs of changes within the second that ends now.
static int cell_flashes(const struct cell *cell, int64_t now_ms)
{
    int changes = 0;
    for (int i = 0; i < CHANGES && i < cell->count; i++)
        changes += now_ms - cell->at_ms[i] < 1000;
    return changes / 2;
}

static int cells_with(const struct flashes *flashes, int x, int y, int least, int64_t now_ms)
{
    int count = 0;
    for (int row = y; row < y + FIELD_Y; row++)
        for (int column = x; column < x + FIELD_X; column++)
            count +=
                cell_flashes(&flashes->cells[row * flashes->columns + column], now_ms) >= least;
    return count;
}

static bool any_field(const struct flashes *flashes, int least, int64_t now_ms)
{
    for (int y = 0; y + FIELD_Y <= flashes->rows; y++)
        for (int x = 0; x + FIELD_X <= flashes->columns; x++)
            if (cells_with(flashes, x, y, least, now_ms) >= QUARTER)
                return true;
    return false;
}

void flashes_add(struct flashes *flashes, const struct canvas *canvas, int64_t at_ms)
{
    for (int i = 0; i < flashes->columns * flashes->rows; i++) {
        double light = cell_light(flashes, canvas, i % flashes->columns, i / flashes->columns);
        struct cell *cell = &flashes->cells[i];
        if (!flashes->begun)
            cell->low = cell->high = light;
        feed(cell, light, at_ms);
    }
    flashes->begun = true;
    while (any_field(flashes, flashes->most + 1, at_ms))
        flashes->most++;
}

int flashes_most(const struct flashes *flashes)
{
    return flashes->most;
}

// --- pixels that stay bright ---

struct glare glare_begin(struct point size)
{
    struct glare glare = {size, calloc((size_t)size.x * (size_t)size.y, sizeof(int64_t)), 0};
    BUG_IF(!glare.since_ms);
    for (int i = 0; i < size.x * size.y; i++)
        glare.since_ms[i] = -1;
    return glare;
}

void glare_finish(struct glare *glare)
{
    free(glare->since_ms);
}

// A pixel that becomes dark now was bright until now.
void glare_add(struct glare *glare, const struct canvas *canvas, int64_t at_ms)
{
    for (int i = 0; i < glare->size.x * glare->size.y; i++) {
        int64_t *since_ms = &glare->since_ms[i];
        if (*since_ms >= 0 && at_ms - *since_ms > glare->longest_ms)
            glare->longest_ms = at_ms - *since_ms;
        bool bright = light_of(canvas_pixel(
                          canvas, (struct point){i % glare->size.x, i / glare->size.x})) > 0.5;
        *since_ms = !bright ? -1 : *since_ms < 0 ? at_ms : *since_ms;
    }
}
