// Nothing of ours: what is here is what every program on SDL must do.
#include "port/sdl/smallest.h"

#include "config.h"

#include <SDL.h>
#include <SDL_ttf.h>

static bool show_word(SDL_Window *window)
{
    SDL_Surface *screen = SDL_GetWindowSurface(window);
    TTF_Font *font = TTF_OpenFont(VITRINE_FONT_SANS_REGULAR, 40);
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *word = font ? TTF_RenderUTF8_Blended(font, "Vitrine", white) : NULL;
    bool shown = screen && word && SDL_BlitSurface(word, NULL, screen, NULL) == 0 &&
                 SDL_UpdateWindowSurface(window) == 0;
    SDL_FreeSurface(word);
    if (font)
        TTF_CloseFont(font);
    return shown;
}

bool smallest_run(struct point size, void (*shown)(void))
{
    if (SDL_Init(SDL_INIT_VIDEO) < 0 || TTF_Init() < 0)
        return false;
    SDL_Window *window = SDL_CreateWindow("smallest", 0, 0, size.x, size.y, SDL_WINDOW_SHOWN);
    if (!window || !show_word(window))
        return false;
    shown();
    for (SDL_Event event; SDL_WaitEvent(&event) && event.type != SDL_QUIT;) {
    }
    TTF_Quit();
    SDL_Quit();
    return true;
}
