// Put in front of the program by LD_PRELOAD: when a file asks for it, the next picture is never
// presented, as with a driver that does not come back. All other threads go on.
#define _GNU_SOURCE

#include <dlfcn.h>
#include <unistd.h>

void SDL_RenderPresent(void *renderer);

void SDL_RenderPresent(void *renderer)
{
    void (*present)(void *);
    if (unlink("/run/vitrine/hang") == 0)
        for (;;)
            pause();
    *(void **)&present = dlsym(RTLD_NEXT, "SDL_RenderPresent");
    present(renderer);
}
