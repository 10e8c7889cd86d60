// The seam between the text room and whatever knows fonts: coverage, shape, and (in the port) draw.
// Lengths of text are in 1/64 px, as fonts give them; sizes in whole px.
#ifndef TEXT_MEASURE_H
#define TEXT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum text_family { TEXT_SANS, TEXT_SERIF, TEXT_FAMILY_COUNT };
enum text_weight { TEXT_REGULAR, TEXT_SEMIBOLD, TEXT_BOLD, TEXT_WEIGHT_COUNT };

// What a designer asks for; which file serves a character is the port's matter.
struct text_font {
    uint8_t family; // enum text_family
    uint8_t weight; // enum text_weight
    bool italic;
    int size_px; // the em
};

// A piece of text of one face, direction, script and language.
struct text_run_spec {
    const char *bytes; // UTF-8, not NUL-terminated
    size_t length;
    int face; // from coverage
    int size_px;
    bool right_to_left;
    char script[5];       // ISO 15924: "Cyrl"
    const char *language; // BCP 47
};

struct text_metrics {
    int ascent_px, descent_px; // both positive
    int line_px;               // the least distance from baseline to baseline of its lines
};

struct text_measure {
    void *self;
    // The face (>= 0) that shows `code` for this font and language: the font's own, or a fallback
    // by script; -1 where no face does.
    int (*coverage)(void *self, struct text_font font, uint32_t code, const char *language);
    // Whether that face shows `code`.
    bool (*shows)(void *self, int face, uint32_t code);
    struct text_metrics (*metrics)(void *self, int face, int size_px);
    // Shapes the run; advances_64[i] is the advance of the cluster that begins at byte i, 0 at
    // bytes within a cluster. `advances_64` has spec->length entries.
    void (*shape)(void *self, const struct text_run_spec *spec, int32_t *advances_64);
};

#endif
