/* SPDX-License-Identifier: MIT
 *
 * answer.h - what a run found, and the same again when nothing that decides it has changed.
 *
 * The problem
 *   When no unit has changed parsing costs nothing any more, and what is left of a run is linking
 *   and the rules. Their result follows from the facts, the packs and the rules that run.
 *
 * The idea
 *   The findings are kept under a key made of all these, notes included, so that what is shown of
 *   them, and how, is decided anew each time.
 *
 * What it does not do
 *   Dumps are made from an analysis, not from an answer.
 */
#ifndef DRIVER_ANSWER_H
#define DRIVER_ANSWER_H

#include "diag/sink.h"
#include "driver/gathered.h"
#include "driver/recall.h"
#include "model/model_set.h"

struct answer {
	struct sink *sink; /* closed; every note is in it */
	size_t functions, loop_functions, calls_unresolved;
	char *stats;    /* lines for --stats, or "" */
	char *given_up; /* what was too large, a warning per line, or "" */
};

/* What decides an answer. All borrowed. */
struct question {
	const struct gathered *units;
	const struct model_set *models;
	GHashTable *rules;     /* ids of those that run */
	const GPtrArray *lost; /* char *, "FILE: why" */
	const char *base;      /* directory that paths are shown relative to */
};

/* The key of QUESTION for RECALL's program. */
struct digest answer_key(const struct recall *recall, const struct question *question);

/* Fills ANSWER with what RECALL has under KEY; false when that is nothing. */
bool answer_find(struct recall *recall, const struct digest *key, struct answer *answer);

/* Keeps ANSWER under KEY for other runs. */
void answer_keep(struct recall *recall, const struct digest *key, const struct answer *answer);
/* Frees what ANSWER holds. */
void answer_release(struct answer *answer);

#endif
