// One mutex guards the line of asks and the list of finished ones; the thread sleeps on a condition
// until there is an ask. It decodes outside the mutex, so nobody ever waits for a picture.
#include "port/sdl/decoder.h"

#include "base/bug.h"

#include <stdlib.h>
#include <string.h>

enum { WAITING_MAX = 16 };

struct job {
    struct job *next;
    struct decoded decoded;
};

struct decoder {
    decoder_ready *ready;
    void *context;
    SDL_Thread *thread;
    SDL_mutex *mutex;    // guards all that follows
    SDL_cond *changed;   // there is an ask, or it is over
    struct job *waiting; // the next one first
    struct job *busy;
    struct job *finished;
    bool over;
};

// --- jobs ---

static struct job *job_create(const struct decode_ask *ask)
{
    struct job *job = calloc(1, sizeof *job);
    BUG_IF(!job);
    job->decoded.file = strdup(ask->file);
    BUG_IF(!job->decoded.file);
    job->decoded.ask = *ask;
    job->decoded.ask.file = job->decoded.file;
    return job;
}

void decoded_finish(struct decoded *decoded)
{
    free(decoded->file);
    free(decoded->bytes);
}

static void job_destroy(struct job *job)
{
    decoded_finish(&job->decoded);
    free(job);
}

static void jobs_destroy(struct job *first)
{
    for (struct job *next; first; first = next) {
        next = first->next;
        job_destroy(first);
    }
}

static bool is_for(const struct job *job, const struct decode_ask *ask)
{
    const struct decode_ask *its = &job->decoded.ask;
    return its->size.x == ask->size.x && its->size.y == ask->size.y && its->form == ask->form &&
           strcmp(its->file, ask->file) == 0;
}

// The link that leads to the job for that ask, or the one at the end.
static struct job **find(struct job **first, const struct decode_ask *ask)
{
    while (*first && !is_for(*first, ask))
        first = &(*first)->next;
    return first;
}

static struct job *unlink_job(struct job **link)
{
    struct job *job = *link;
    if (job)
        *link = job->next;
    return job;
}

// --- the thread ---

static void decode_job(struct job *job)
{
    const struct decode_ask *ask = &job->decoded.ask;
    SDL_Surface *surface = decode_open(ask);
    if (!surface)
        return;
    job->decoded.bytes = malloc(decode_bytes(ask));
    BUG_IF(!job->decoded.bytes);
    job->decoded.opaque = decode_fit(surface, ask, job->decoded.bytes);
}

// False when it is over.
static bool begin_job(struct decoder *decoder)
{
    SDL_LockMutex(decoder->mutex);
    while (!decoder->waiting && !decoder->over)
        SDL_CondWait(decoder->changed, decoder->mutex);
    bool over = decoder->over;
    if (!over)
        decoder->busy = unlink_job(&decoder->waiting);
    SDL_UnlockMutex(decoder->mutex);
    return !over;
}

static void end_job(struct decoder *decoder)
{
    SDL_LockMutex(decoder->mutex);
    decoder->busy->next = decoder->finished;
    decoder->finished = decoder->busy;
    decoder->busy = NULL;
    SDL_UnlockMutex(decoder->mutex);
}

static int work(void *self)
{
    struct decoder *decoder = self;
    while (begin_job(decoder)) {
        decode_job(decoder->busy); // only this thread changes which job that is
        end_job(decoder);
        decoder->ready(decoder->context);
    }
    return 0;
}

// --- outside ---

struct decoder *decoder_create(decoder_ready *ready, void *context)
{
    struct decoder *decoder = calloc(1, sizeof *decoder);
    BUG_IF(!decoder);
    decode_ready();
    decoder->ready = ready;
    decoder->context = context;
    decoder->mutex = SDL_CreateMutex();
    decoder->changed = SDL_CreateCond();
    BUG_IF(!decoder->mutex || !decoder->changed);
    decoder->thread = SDL_CreateThread(work, "pictures", decoder);
    BUG_IF(!decoder->thread);
    return decoder;
}

void decoder_destroy(struct decoder *decoder)
{
    if (!decoder)
        return;
    SDL_LockMutex(decoder->mutex);
    decoder->over = true;
    SDL_CondSignal(decoder->changed);
    SDL_UnlockMutex(decoder->mutex);
    SDL_WaitThread(decoder->thread, NULL);
    jobs_destroy(decoder->waiting);
    jobs_destroy(decoder->finished);
    SDL_DestroyCond(decoder->changed);
    SDL_DestroyMutex(decoder->mutex);
    free(decoder);
}

static void forget_surplus(struct decoder *decoder)
{
    struct job **link = &decoder->waiting;
    for (int i = 0; i < WAITING_MAX && *link; i++)
        link = &(*link)->next;
    jobs_destroy(*link);
    *link = NULL;
}

static void enqueue(struct decoder *decoder, const struct decode_ask *ask, bool urgent)
{
    struct job **link = find(&decoder->waiting, ask);
    struct job *job = *link;
    if (job && !urgent)
        return;
    if (job)
        unlink_job(link);
    else
        job = job_create(ask);
    link = &decoder->waiting;
    while (!urgent && *link)
        link = &(*link)->next;
    job->next = *link;
    *link = job;
    forget_surplus(decoder);
    SDL_CondSignal(decoder->changed);
}

void decoder_ask(struct decoder *decoder, const struct decode_ask *ask, bool urgent)
{
    SDL_LockMutex(decoder->mutex);
    bool under_way =
        (decoder->busy && is_for(decoder->busy, ask)) || *find(&decoder->finished, ask);
    if (!under_way)
        enqueue(decoder, ask, urgent);
    SDL_UnlockMutex(decoder->mutex);
}

bool decoder_take(struct decoder *decoder, struct decoded *out)
{
    SDL_LockMutex(decoder->mutex);
    struct job *job = unlink_job(&decoder->finished);
    SDL_UnlockMutex(decoder->mutex);
    if (!job)
        return false;
    *out = job->decoded;
    free(job);
    return true;
}
