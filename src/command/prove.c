// A kiosk in which nothing moves goes to attract, home, every theme and every page, on one screen,
// in each language; in a large pack the languages take turns from page to page.
#include "command/prove.h"

#include "kiosk/kiosk.h"
#include "pack/pages.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS_MAX = 180 };

static const struct point SCREEN = {1280, 720};

struct prove {
    struct kiosk *kiosk;
    const struct pack *pack;
    int report; // where the page goes that is being set
};

static void set(struct prove *prove, enum action_kind kind, int a, int b)
{
    struct draw_damage damage;
    kiosk_act(prove->kiosk, (struct action){kind, (int16_t)a, (int16_t)b}, 0);
    (void)kiosk_frame(prove->kiosk, 0, &damage);
}

static void set_page(struct prove *prove, int theme, int page)
{
    int place[2] = {theme, page};
    if (write(prove->report, place, sizeof place) != sizeof place)
        _exit(1);
    set(prove, ACTION_PAGE, theme, page);
}

static void set_language(struct prove *prove, int language)
{
    const struct pack *pack = prove->pack;
    int step = pack->large ? (int)pack->language_count : 1;
    set(prove, ACTION_ENTER, language, 0);
    for (int theme = 0; theme < (int)pack->theme_count; theme++) {
        set(prove, ACTION_THEME, theme, 0);
        int pages = (int)pack->themes[theme].page_count;
        for (int page = pack->large ? language : 0; page < pages; page += step)
            set_page(prove, theme, page);
    }
    if (pack->about)
        set(prove, ACTION_ABOUT, 0, 0);
}

static _Noreturn void work(const struct exhibit *exhibit, struct pack *pack, int report)
{
    alarm(SECONDS_MAX);
    struct kiosk_options options = {
        .pack = pack, .assets_folder = exhibit->assets, .still = true, .mm_per_px = 0.2};
    for (int language = 0; language < (int)pack->language_count; language++) {
        struct prove prove = {.pack = pack, .report = report};
        prove.kiosk = kiosk_create(&options, fonts_measure(exhibit->fonts), SCREEN, 0, 0);
        set_language(&prove, language);
        kiosk_destroy(prove.kiosk);
    }
    _exit(*pack_faults(pack) == '\0' ? 0 : 1);
}

// The last page that the child told of.
static bool read_last(int report, int place[2])
{
    bool any = false;
    int next[2];
    while (read(report, next, sizeof next) == sizeof next) {
        memcpy(place, next, sizeof next);
        any = true;
    }
    return any;
}

static bool judge(const struct pack *pack, int report, pid_t child, struct diag *diag)
{
    int status = 0, place[2] = {0};
    bool any = read_last(report, place);
    if (waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    struct buf path = {0};
    if (any) {
        const struct pack_theme *theme = &pack->themes[place[0]];
        buf_print(&path, "%s/%s.yaml", theme->id, theme->entries[place[1]].id);
    }
    diag_add(diag, DIAG_ERROR, (struct diag_mark){.path = path.text}, NULL,
        "shorten it, or take it out; and tell those who make this program",
        WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM
            ? "setting the pages takes more than three minutes; here it stood"
            : "the program cannot set this page");
    buf_finish(&path);
    return false;
}

bool prove_pages(void *self, struct pack *pack, struct diag *diag)
{
    const struct exhibit *exhibit = self;
    int ends[2];
    pid_t child = pipe(ends) == 0 ? fork() : -1;
    if (child < 0) {
        diag_add(diag, DIAG_ERROR, (struct diag_mark){0}, NULL, "try again",
            "no process to set the pages in: %s", strerror(errno));
        return false;
    }
    if (child == 0) {
        close(ends[0]);
        work(exhibit, pack, ends[1]);
    }
    close(ends[1]);
    bool good = judge(pack, ends[0], child, diag);
    close(ends[0]);
    return good;
}
