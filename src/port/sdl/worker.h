// A thread that does one thing.
#ifndef PORT_SDL_WORKER_H
#define PORT_SDL_WORKER_H

struct worker;

// Begins `work` in a thread of its own. The signals that a window waits for are not delivered to
// it.
struct worker *worker_start(void (*work)(void *context), void *context);
// Waits until it has ended, and frees it.
void worker_join(struct worker *worker);

#endif
