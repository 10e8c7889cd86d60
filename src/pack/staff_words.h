// What the staff menu says, of one language: from assets/staff/LANG.yaml. The program has them in
// few languages; a pack has none.
#ifndef PACK_STAFF_WORDS_H
#define PACK_STAFF_WORDS_H

#include "base/arena.h"

enum staff_word {
    STAFF_WORD_TITLE,
    STAFF_WORD_ENTER_PIN,
    STAFF_WORD_WRONG,  // "That is not the PIN. Tries left: {n}"
    STAFF_WORD_LOCKED, // "Locked for {n} min"
    STAFF_WORD_ENTER,
    STAFF_WORD_CLOSE,
    STAFF_WORD_BACK,
    STAFF_WORD_PROGRAM,
    STAFF_WORD_PACK,
    STAFF_WORD_BEFORE,
    STAFF_WORD_GIVEN_UP, // "Rolled back, because the program died of it"
    STAFF_WORD_FAULTS,
    STAFF_WORD_NONE,
    STAFF_WORD_IMPORTS,
    STAFF_WORD_READ,
    STAFF_WORD_ATTRACT, // "Language of the opening screen"
    STAFF_WORD_ALL,
    STAFF_WORD_VOLUME, // "Volume: {n} %"
    STAFF_WORD_TOUCH_TEST,
    STAFF_WORD_DARK,
    STAFF_WORD_RESTART,
    STAFF_WORD_ROLL_BACK,
    STAFF_WORD_SURE_RESTART,
    STAFF_WORD_SURE_ROLL_BACK,
    STAFF_WORD_YES,
    STAFF_WORD_NO,
    STAFF_WORD_TOUCH_NONE,   // "For staff: no touch screen is found."
    STAFF_WORD_TOUCH_DENIED, // "For staff: the touch screen may not be read."
    STAFF_WORD_SETTINGS,     // "For staff: the settings have a fault." The fault follows.
    STAFF_WORD_COUNT,
};

struct staff_words {
    const char *code;                   // the language that most of them are in
    const char *text[STAFF_WORD_COUNT]; // never NULL
};

// Of the language, else English; the key itself where neither has the word. Everything lives in
// `arena`; faults of the files, which come with the program, are logged.
const struct staff_words *staff_words_load(
    struct arena *arena, const char *folder, const char *code);
const char *staff_word_key(enum staff_word word);

#endif
