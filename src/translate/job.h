// What export and import have in common.
#ifndef TRANSLATE_JOB_H
#define TRANSLATE_JOB_H

#include "translate/po.h"
#include "translate/store.h"
#include "translate/texts.h"
#include "translate/translate.h"

// The texts of the pack. False, with its errors in `diag`, where it has any; what else is to be
// said of it is for `vitrine check`. Either way texts_finish is due.
bool job_read(struct texts *texts, const struct translate_job *job, struct diag *diag);

// The texts of the pack as it will be, with `files` in place of its own. False, with its errors in
// `diag`, each after `with` ("with the translations"). Either way texts_finish is due.
bool job_read_with(struct texts *texts, const struct translate_job *job,
    const struct store_file *files, size_t count, const char *with, struct diag *diag);

struct job_languages {
    int to, from; // indices
};

// False, with the fault in `diag`, where the pack does not have them, or they are the same.
// `source` may be NULL.
bool job_languages(const struct texts *texts, const char *language, const char *source,
    struct diag *diag, struct job_languages *out);

#endif
