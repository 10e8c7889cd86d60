// The loader's tables as JSON Schemas, draft 7: what the YAML language server reads best.
#ifndef TESTS_SCHEMAS_EMIT_H
#define TESTS_SCHEMAS_EMIT_H

#include "base/buf.h"

// Each adds one whole schema, ending in a new line.
void emit_pack(struct buf *out, const char *title);
void emit_theme(struct buf *out, const char *title);
void emit_page(struct buf *out, const char *title);
void emit_glossary(struct buf *out, const char *title);

#endif
