// What other processes and threads have to say, taken out of a port's events: a port around another
// one. For the kiosk, news is only that time has passed.
#ifndef COMMAND_NEWS_H
#define COMMAND_NEWS_H

#include "port/around.h"

struct news {
    struct around around;
    unsigned heard; // a bit for each number of EVENT_NEWS
};

// A port that is `inner` without EVENT_NEWS. `news` must outlive it.
struct port news_port(struct news *news, const struct port *inner);
// Whether there was news of that number since the last call.
bool news_take(struct news *news, int number);

#endif
