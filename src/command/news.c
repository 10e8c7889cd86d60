#include "command/news.h"

static struct event wait_without(void *self, int64_t until_ms)
{
    struct news *news = self;
    struct event event = around_wait(self, until_ms);
    if (event.kind == EVENT_NEWS) {
        news->heard |= 1U << event.number;
        event.kind = EVENT_NONE;
    }
    return event;
}

struct port news_port(struct news *news, const struct port *inner)
{
    struct port port = around_port(&news->around, inner);
    news->heard = 0;
    port.wait = wait_without;
    return port;
}

bool news_take(struct news *news, int number)
{
    bool any = (news->heard >> number & 1) != 0;
    news->heard &= ~(1U << number);
    return any;
}
