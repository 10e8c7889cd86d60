// Room for the longest password is taken first, so that no copy of it stays behind in memory.
#include "command/password.h"

#include "base/log.h"
#include "store/seal.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { PASSWORD_BYTES_MAX = 1024 };

// A line without its end.
static bool take_line(FILE *from, struct buf *out)
{
    char line[PASSWORD_BYTES_MAX + 2];
    bool good = fgets(line, sizeof line, from) != NULL;
    size_t length = good ? strcspn(line, "\r\n") : 0;
    good = good && length > 0 && length <= PASSWORD_BYTES_MAX;
    if (good)
        buf_add(out, line, length);
    seal_wipe(line, sizeof line);
    return good;
}

static bool ask(const char *key, struct buf *out)
{
    struct termios shown, hidden;
    FILE *terminal = fopen("/dev/tty", "r+");
    if (!terminal || tcgetattr(fileno(terminal), &shown) != 0) {
        log_error("password", "no terminal to ask at: give --password-file");
        if (terminal)
            fclose(terminal);
        return false;
    }
    hidden = shown;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(fileno(terminal), TCSAFLUSH, &hidden);
    fprintf(terminal, "Password of %s: ", key);
    fflush(terminal);
    bool good = take_line(terminal, out);
    tcsetattr(fileno(terminal), TCSAFLUSH, &shown);
    fputs("\n", terminal);
    fclose(terminal);
    if (!good)
        log_error("password", "no password was typed");
    return good;
}

bool password_get(const char *file, const char *key, struct buf *out)
{
    if (!file)
        return ask(key, out);
    FILE *from = fopen(file, "rb");
    if (from)
        setvbuf(from, NULL, _IONBF, 0); // keeps no copy
    bool good = from && take_line(from, out);
    if (!good)
        log_error("password", "cannot read a password from %s: %s", file,
            from ? "its first line is empty or too long" : strerror(errno));
    if (from)
        fclose(from);
    return good;
}

void password_forget(struct buf *password)
{
    if (password->text)
        seal_wipe(password->text, password->capacity);
    buf_finish(password);
}
