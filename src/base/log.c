// One write a line, so that lines of two processes never mix.
#include "base/log.h"

#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

static enum log_level limit = LOG_INFO;
static log_listener *listener;
static void *listener_self;

void log_limit(enum log_level level)
{
    limit = level;
}

void log_listen(log_listener *heard, void *self)
{
    listener = heard;
    listener_self = self;
}

void log_line(enum log_level level, const char *module, const char *format, ...)
{
    static const char *const names[] = {"error", "warning", "info"};
    if (level > limit)
        return;
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct buf line = {0};
    buf_print(&line, "vitrine: %s: %s: %s\n", names[level], module, message);
    fwrite(line.text, 1, line.length, stderr);
    buf_finish(&line);
    if (listener)
        listener(listener_self, level, module, message);
}
