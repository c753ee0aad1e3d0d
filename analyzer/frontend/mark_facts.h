/* SPDX-License-Identifier: MIT
 *
 * mark_facts.h - the marks of a unit's own texts as facts.
 *
 * A header's text is read once per process, not once per unit, and parsed only if it has a mark.
 * The facts are the same whether a header was parsed with the unit or stands in a precompiled
 * prefix.
 */
#ifndef FRONTEND_MARK_FACTS_H
#define FRONTEND_MARK_FACTS_H

#include "facts/facts_build.h"
#include "frontend/tu.h"

/* Texts that were read. */
struct mark_reader;

/* One that has read nothing; never NULL. To free NULL is fine. */
struct mark_reader *mark_reader_new(void);
void mark_reader_free(struct mark_reader *reader);

/* Adds to OUT the marks in those of FILES (char *, absolute) that are no system headers in TU,
 * whose main file is COMMAND's. READER may be NULL. */
void mark_facts_add(struct mark_reader *reader, struct facts_builder *out, const struct tu *tu,
                    const struct compile_command *command, const GPtrArray *files);

#endif
