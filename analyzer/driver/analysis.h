/* SPDX-License-Identifier: MIT
 *
 * analysis.h - everything that follows from facts and packs, in its order.
 *
 * One struct holds the result of every stage, so that dumps and counts can look at any of them. It
 * knows nothing of where facts come from or where findings go.
 */
#ifndef DRIVER_ANALYSIS_H
#define DRIVER_ANALYSIS_H

#include "checks/check.h"
#include "summary/order.h"
#include "summary/scope.h"

struct analysis {
	struct program *program;
	struct order *order;
	struct flow *flow;
	struct effects *effects;
	struct handing *handing;
	struct contexts *contexts;
	struct carries *carries;
	struct locks *locks;
	struct conducts *conducts;
	bool *sources; /* per function, see scope.h */
	struct signs *signs;
	struct tasks *tasks;
};

/* Analyses UNITS, MEMBERS of programs, with MODELS; paths are shown relative to BASE. All borrowed.
 */
void analysis_init(struct analysis *analysis, const struct facts *const *units, uint32_t count,
                   const struct program_members *members, const struct model_set *models,
                   const char *base);
void analysis_release(struct analysis *analysis);

/* Runs the rules whose ids are in RULES. LOST: what could not be analysed, see check.h. */
void analysis_check(const struct analysis *analysis, GHashTable *rules, const GPtrArray *lost,
                    struct sink *sink);

/* Functions with a body; those of them that can run on a loop or in a coroutine; calls through
 * pointers in these that lead nowhere we know. */
void analysis_count(const struct analysis *analysis, size_t *functions, size_t *loop_functions,
                    size_t *unresolved);

#endif
