/* SPDX-License-Identifier: MIT
 *
 * loop_report.h - what the rules about loops of C share: which loops there are, and how one is
 * reported.
 *
 * Rules differ in what they think of a loop. Going through the loops that can run on an event loop
 * or in a coroutine, nearest to a root first and each once, and writing the path to it, is the same
 * for all, and is here.
 */
#ifndef CHECKS_LOOP_REPORT_H
#define CHECKS_LOOP_REPORT_H

#include "checks/check.h"
#include "summary/way.h"

/* A loop of C at work: where it runs, and its body. */
struct loop_site {
	const struct check *check;
	const struct check_input *input;
	struct sink *sink;
	GHashTable *seen; /* for the ordinals of equal findings */
	enum context context;
	const struct reach *reach; /* of its function; NULL in the program's own event loop */
	uint32_t root;             /* registration */
	const struct body *body;
	struct scope *scope;
	uint32_t cycle;
};

/* Calls VISIT with every loop that CONTEXT_LOOP or CONTEXT_CORO reaches; outer loops before inner
 * ones. The loop of a program's own event loop is not among them, loops inside it are. */
void loops_visit(const struct check *check, const struct check_input *input, struct sink *sink,
                 void (*visit)(struct loop_site *site, void *data), void *data);

/* Reports SITE at LOC: "SUBJECT() PHRASE on the event loop, in callback ROOT()". WHAT tells
 * findings of one function apart and stays when lines move; NEED asks the framework for advice, or
 * is NULL: then INSTEAD is the advice. */
struct loop_words {
	enum severity severity;
	const char *subject;
	const char *phrase;
	const char *what;
	const char *need;
	const char *instead;
};
void loop_report(struct loop_site *site, struct fact_loc loc, const struct loop_words *words);

#endif
