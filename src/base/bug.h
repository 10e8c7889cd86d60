// A bug of ours, or no memory: say where, and abort; the service restarts the program.
// Never for a fault of the content (diag.h) or of the environment (log.h).
#ifndef BASE_BUG_H
#define BASE_BUG_H

_Noreturn void bug_abort(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#define BUG(...) bug_abort(__FILE__, __LINE__, __VA_ARGS__)
#define BUG_IF(condition) ((condition) ? bug_abort(__FILE__, __LINE__, "%s", #condition) : (void)0)

#endif
