/* SPDX-License-Identifier: MIT
 *
 * stale_report.h - what the rules about stale state across a yield share.
 *
 * Each of them finds a local that was carried across a yield and what is done with it afterwards;
 * the first trace tells that in four steps, the second shows the other side, who changed it.
 */
#ifndef CHECKS_STALE_REPORT_H
#define CHECKS_STALE_REPORT_H

#include "checks/check.h"
#include "stale/across.h"

/* The other side: somebody who writes or frees the place while the coroutine is away. */
struct stale_other {
	const struct shared_use *use; /* NULL: there is none */
	bool same_function;           /* another coroutine at the same line */
};

/* The first of USES (may be NULL) by whom the place that A was loaded from may change during the
 * yield. The function itself counts when several coroutines run it. A place that does not begin at
 * a global is another object in another coroutine: then only uses by another root count. */
struct stale_other stale_other_side(const struct check_input *input, const struct across *a,
                                    const GArray *uses);

struct stale_words {
	enum severity severity;
	char *message; /* taken over */
	const char *load;
	const char *yield;
	const char *use;
	const char *other; /* of the second trace; NULL: there is none */
	const char *suggestion;
};

/* One run of a rule of this kind; what visit gets as its data. */
struct stale_search {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	struct shared_places *shared;
	GHashTable *seen;     /* of stale_report alone */
	GHashTable *reported; /* char *: what the rule takes for one finding */
};

/* Runs a rule: VISIT is called as across_each does, with a struct stale_search. */
void stale_search(const struct check *check, const struct check_input *input, struct sink *sink,
                  enum effect_kind kind, enum across_source source, across_visit *visit);

/* Adds the finding: loaded, yielded, used at WHERE; OTHER (or NULL) is the second trace. */
void stale_report(const struct stale_search *search, const struct across *a, struct fact_loc where,
                  const struct stale_other *other, const struct stale_words *words);

/* The name of the local, and its place in the program as the source has it ("table->count"). */
const char *stale_local_name(const struct across *a);
char *stale_place_name(const struct across *a);

#endif
