// The interface words of one language: from assets/words/LANG.yaml, or from the pack's `words:`.
// Nothing in the code knows a language: all that a language needs stands in these words.
#ifndef PACK_WORDS_H
#define PACK_WORDS_H

#include <stdbool.h>

enum word {
    WORD_LANGUAGE_NAME, // in the language itself: "Қазақша"
    WORD_BEGIN,         // the start button of attract
    WORD_HOME,
    WORD_BACK,
    WORD_NEXT,
    WORD_CLOSE,
    WORD_MORE,          // the page goes on below
    WORD_UP,            // the page goes on above
    WORD_ABOUT,         // the button to the page about the exhibit
    WORD_SOURCE,        // "Source"
    WORD_SOURCES,       // the head of the sources panel
    WORD_PARAGRAPH,     // "paragraph {n}"
    WORD_PAGE_OF,       // "{n} of {count}"
    WORD_PAGES_MINUTES, // "Pages: {pages} · {minutes} min"
    WORD_SHOW_ANSWER,
    WORD_HIDE_ANSWER,
    WORD_THINK,       // the head of a question to take along
    WORD_STILL_THERE, // "Are you still there?"
    WORD_STILL_HINT,  // "Touch anywhere to go on reading."
    WORD_SECONDS,     // "{n} s"
    WORD_STAY,        // the button: "I am still here"
    WORD_DRAFT,       // "This translation is a draft: no native reader has reviewed it yet."
    WORD_CREDITS,
    WORD_COMFORT, // the button and the head of the visitor's settings: "Make it comfortable"
    WORD_DONE,
    WORD_TEXT_SIZE,
    WORD_COLOURS,
    WORD_LIGHT,
    WORD_DARK,
    WORD_HIGH_CONTRAST,
    WORD_MOTION,
    WORD_ON,
    WORD_REDUCED,
    WORD_REACH, // "Controls within reach"
    WORD_NORMAL,
    WORD_LOWER_HALF, // "Lower half of the screen"
    WORD_RIGHT,      // after a right answer: "Right."
    WORD_NOT_RIGHT,  // after another: "Not quite."
    WORD_TRY_AGAIN,
    WORD_PICTURE_OF,     // "Picture {n} of {count}"
    WORD_IMPORT_RUNNING, // of a stick with new content: "New content is coming: {n} %"
    WORD_IMPORT_WAIT,    // "Please leave the stick in."
    WORD_IMPORT_DONE,    // "The new content is here."
    WORD_IMPORT_REFUSED, // "The content on the stick was not taken. The report on it says why."
    WORD_IMPORT_REMOVE,  // "The stick may be removed."
    WORD_COUNT,
};

struct pack_words {
    const char *code;             // "kk"
    bool right_to_left;           // from the key `direction: rtl`; ltr when absent
    const char *text[WORD_COUNT]; // never NULL after a successful load
};

// The key of a word in YAML: "still_there". For messages, docs and tests.
const char *word_key(enum word word);
// What a word must hold, such as "{n}": the first (0) or second (1); NULL = no more.
const char *word_placeholder(enum word word, int index);

#endif
