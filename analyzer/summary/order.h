/* SPDX-License-Identifier: MIT
 *
 * order.h - the functions of a program, callees first.
 *
 * Summaries are computed bottom-up: when a function's turn comes, everything it calls has one
 * already, except within a group of functions that call each other in a circle.
 */
#ifndef SUMMARY_ORDER_H
#define SUMMARY_ORDER_H

#include "link/program.h"

/* Functions grouped by strongly connected component of the call graph: a group's callees are in the
 * same group or an earlier one. */
struct order {
	uint32_t *functions;   /* all of them */
	uint32_t *group_first; /* group_count + 1 offsets into functions */
	uint32_t group_count;
};

/* Never NULL. order_free(NULL) is fine. */
struct order *order_new(const struct program *program);
void order_free(struct order *order);

#endif
