/* SPDX-License-Identifier: MIT
 *
 * writes.h - which arguments of a call may be written to as text.
 *
 * A path stays what it is while nobody writes to it. Both who follows it through one function and
 * who looks at all of the program at once (kinds.c) must know who may.
 */
#ifndef LINK_WRITES_H
#define LINK_WRITES_H

#include "facts/facts.h"
#include "model/model.h"

struct program;
struct program_call;

/* Bit k: CALL, which E of BODY is, may write text through argument k, going by its prototype.
 * *REST: of these the ones that an ellipsis speaks for. */
uint32_t writable_args(const struct program *program, const struct facts *facts,
                       const struct fact_function *body, const struct fact_event *e,
                       const struct program_call *call, uint32_t *rest);

/* Does the function that ROW (or NULL) is about only look at what it is given? What is logged is
 * not written to, whatever a prototype with an ellipsis leaves open. */
bool only_reads(const struct model_function *row);

#endif
