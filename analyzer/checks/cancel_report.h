/* SPDX-License-Identifier: MIT
 *
 * cancel_report.h - what the rules about cancelled functions share.
 *
 * Both look at every place where a function can be told that it was cancelled, at what it does from
 * there on (cancel/after.h), and say where the function runs. What is wrong there is the rules'
 * own.
 */
#ifndef CHECKS_CANCEL_REPORT_H
#define CHECKS_CANCEL_REPORT_H

#include "checks/check.h"

/* One place where a function is told. */
struct cancel_site {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen;
	const struct facts *facts;
	uint32_t function;
	enum context context; /* where it runs */
	uint32_t call;        /* that may be cancelled; FACT_NONE: the status of a callback */
	struct sign sign;
	const struct after *after;
	void *data;
};

/* Calls VISIT for each place in functions that run on a loop, in a coroutine or a thread. */
void cancel_each(const struct check *check, const struct check_input *input, struct sink *sink,
                 void (*visit)(const struct cancel_site *site), void *data);

/* Does the site's function, by calling CALL, lead to what QUERY asks for, near and surely enough to
 * be blamed for it? CHAIN (initialised) says how. */
bool cancel_leads_to(const struct cancel_site *site, uint32_t call,
                     const struct carries_query *query, struct carries_chain *chain);

/* The call that AFTER's event is. */
uint32_t cancel_call(const struct cancel_site *site, const struct after_event *event);

struct cancel_words {
	const char *subject; /* the function that the message begins with */
	const char *phrase;  /* after "SUBJECT()": "was cancelled and is called again" */
	struct fact_loc loc; /* where it goes wrong */
	const char *final;   /* of the last step */
	const char *suggestion;
	const struct carries_chain *chain; /* from the call at LOC down to the culprit, or NULL */
};

/* Adds the finding, a warning: the way to the function, where it was cancelled, what follows. */
void cancel_report(const struct cancel_site *site, const struct cancel_words *words);

/* The name of the function that is called at EVENT, as the source has it. */
const char *cancel_callee(const struct cancel_site *site, uint32_t event);

#endif
