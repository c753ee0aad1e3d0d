/* SPDX-License-Identifier: MIT
 *
 * report.h - what the checks that look for a call in the wrong context share.
 *
 * Such rules differ in the effect they ask for and in their words. Finding the culprits, turning
 * them into findings and counting equal ones is the same for all, and is here.
 */
#ifndef CHECKS_REPORT_H
#define CHECKS_REPORT_H

#include "checks/check.h"
#include "summary/culprits.h"

/* Which culprits are reported, and how one is described. */
struct culprit_words {
	enum effect_kind kind;
	unsigned contexts; /* bit 1 << CONTEXT_x: search there, in the order of context.def */
	/* The severity, and the phrase after the callee's name: "may wait for ever". */
	enum severity (*severity)(const struct check_input *input, enum context context,
	                          const struct culprit *culprit);
	const char *(*phrase)(const struct culprit *culprit);
	/* What the last place of the way says, where the phrase needs the context behind it: "may
	 * only be called in a coroutine". NULL: the phrase. */
	const char *final;
	/* Whether CULPRIT, found in CONTEXT, is to be reported; NULL: every one is. */
	bool (*wanted)(const struct check_input *input, enum context context,
	               const struct culprit *culprit, void *data);
	/* What is to be said besides the reason, or NULL; newly allocated. NULL: nothing ever. */
	char *(*more)(const struct check_input *input, const struct culprit *culprit);
	void *data;
};

/* Reports what WORDS asks for, each call once. */
void report_culprits(const struct check *check, const struct check_input *input, struct sink *sink,
                     const struct culprit_words *words);

/* "SUBJECT() PHRASE on the event loop, in callback ROOT()": what happens in FUNCTION, in CONTEXT,
 * which the registration ROOT starts. The caller frees it. */
char *report_message(const struct program *program, const char *subject, const char *phrase,
                     enum context context, uint32_t root, uint32_t function);

/* For words whose culprits are all alike. */
enum severity report_error(const struct check_input *input, enum context context,
                           const struct culprit *culprit);
enum severity report_warning(const struct check_input *input, enum context context,
                             const struct culprit *culprit);

#endif
