/* SPDX-License-Identifier: MIT
 *
 * under_lock.h - what the checks share that look for a call while something is held.
 *
 * Such rules differ in what must be held, in what must not happen meanwhile, and in their words.
 * Going through the calls, asking what one leads to without the lock being given back on the way,
 * and the trace from the taking to the sink are the same for all, and are here.
 */
#ifndef CHECKS_UNDER_LOCK_H
#define CHECKS_UNDER_LOCK_H

#include "checks/check.h"

#define LOCK_BIT(kind) (1u << LOCK_KIND_##kind)

/* A call that leads to the effect while a lock is held. Good during the callback only. */
struct under_lock {
	uint32_t call;
	uint32_t function; /* that makes it, and took the lock */
	const struct lock_use *use;
	const struct carries_chain *chain; /* CALL first, the sink last */
	uint32_t sink;                     /* the library function at its end */
};

struct under_lock_query {
	unsigned kinds; /* LOCK_BITs that count */
	enum effect_kind effect;
	uint32_t classes; /* of EFFECT_BLOCKS, as in struct carries_query */
	bool innermost;   /* a call below that holds such a lock itself is a case of its own */
	/* Is USE, held at CALL, of interest? NULL: any. */
	bool (*wants)(const struct check_input *input, uint32_t call, const struct lock_use *use,
	              void *data);
	void (*found)(const struct under_lock *under, void *data);
	void *data;
};

/* Calls back for each call with what is found there, in the order of calls, once per call. Ways
 * that rest on a descriptor nobody knows anything about, or on more than one table of functions, do
 * not count. */
void under_lock_each(const struct check_input *input, const struct under_lock_query *query);

/* "queue->lock", as the function that took it writes it. Newly allocated. */
char *under_lock_name(const struct check_input *input, const struct lock_use *use);

/* Fills FINDING's place, function, trace (the taking, which does TAKES, and the way to the sink,
 * which does FINAL), why, model and confidence. */
void under_lock_fill(struct finding *finding, const struct check_input *input,
                     const struct under_lock *under, const char *takes, const char *final);

/* "st_sleep()" or, when it is further away, "st_sleep(), called through flush()," */
char *under_lock_culprit(const struct check_input *input, const struct under_lock *under);

/* What users of the library that UNDER's sink belongs to do about NEED, or NULL. */
const char *under_lock_advice(const struct check_input *input, const struct under_lock *under,
                              const char *need);

/* Seals FINDING, counting equal ones in SEEN, and hands it over. */
void under_lock_report(struct finding *finding, const struct check_input *input,
                       const struct under_lock *under, GHashTable *seen, struct sink *sink);

#endif
