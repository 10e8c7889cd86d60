// A thread that decodes pictures, one after the other: what is asked for last comes first.
#ifndef PORT_SDL_DECODER_H
#define PORT_SDL_DECODER_H

#include "port/sdl/decode.h"

struct decoder;

// Called by the thread, each time that it has finished one.
typedef void decoder_ready(void *context);

// What was asked for and decoded. The file's name and the bytes belong to whoever took it.
struct decoded {
    struct decode_ask ask;
    char *file;
    void *bytes; // decode_bytes of the ask; NULL: it cannot be shown
    bool opaque; // as decode_fit says
};

struct decoder *decoder_create(decoder_ready *ready, void *context);
// Waits for the picture that is being decoded; what waits is forgotten.
void decoder_destroy(struct decoder *decoder);
// The ask is copied. One that waits already, is decoded or waits to be taken is not done twice.
// Urgent ones come first. When too many wait, the last of them is forgotten: ask again.
void decoder_ask(struct decoder *decoder, const struct decode_ask *ask, bool urgent);
// False when nothing is finished that was not taken yet; else decoded_finish what you got.
bool decoder_take(struct decoder *decoder, struct decoded *out);
void decoded_finish(struct decoded *decoded);

#endif
