// The log: one line a message on standard error, "vitrine: LEVEL: MODULE: message".
// For faults of the environment: exactly one line, where the cause is known.
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_ERROR, LOG_WARNING, LOG_INFO };

void log_line(enum log_level level, const char *module, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Messages above `level` are dropped; LOG_INFO at the start.
void log_limit(enum log_level level);
// From now on each message that is not dropped is also given to `heard`; NULL = to nobody.
typedef void log_listener(
    void *self, enum log_level level, const char *module, const char *message);
void log_listen(log_listener *heard, void *self);

#define log_error(module, ...) log_line(LOG_ERROR, (module), __VA_ARGS__)
#define log_warning(module, ...) log_line(LOG_WARNING, (module), __VA_ARGS__)
#define log_info(module, ...) log_line(LOG_INFO, (module), __VA_ARGS__)

#endif
