/* SPDX-License-Identifier: MIT
 *
 * handed.h - what a function is called with on one way from a root.
 *
 * The problem
 *   complete(request, TIMED_OUT) runs the same callback as complete(request, OK), and the callback
 *   begins with `if (status != OK) return;`. Of the two ways to what stands behind that line one
 *   cannot be gone, and whoever is shown it stops reading.
 *
 * The idea
 *   A way carries what is known of the arguments, where the function or one that it hands them on
 *   to asks about them. With them the function is followed once more (flow_given): what it does not
 *   come to then is not on that way.
 *
 *   An argument that is a table of functions (tables.h) decides where calls through it lead, and
 *   so does one that is a function, or a field that holds some (link/holdings.h), and an object
 *   that was made on the way (made.h).
 *
 * What it does not do
 *   Numbers, pointers that are or are not NULL, tables, functions and where an object was made
 * only, and only arguments: what is passed through objects is not followed.
 */
#ifndef SUMMARY_HANDED_H
#define SUMMARY_HANDED_H

#include "flow/flow.h"
#include "summary/made.h"
#include "summary/order.h"
#include "summary/tables.h"

#define HANDED_ARGS 8

/* Of the first arguments, in order; of others nothing is known. */
struct handed {
	unsigned count;
	struct call_arg args[HANDED_ARGS];
	uint32_t tables[HANDED_ARGS];    /* or TABLE_NONE */
	uint32_t functions[HANDED_ARGS]; /* a set of link/holdings.h, or HOLDING_ANY */
	uint32_t made[HANDED_ARGS];      /* a place of made.h, or MADE_ANYWHERE */
};

/* What the questions below are asked of. */
struct handing;

/* Borrows all; never NULL. */
struct handing *handing_new(const struct program *program, const struct order *order,
                            const struct flow *flow);
void handing_free(struct handing *handing);

/* What CALL hands to its target number K, made by a function that was called with FROM (NULL:
 * nothing is known); false when the arguments do not arrive there: at a callback that a library
 * function runs. FLOW is what holds in that function: handing_flow's. */
bool handed_by(const struct handing *handing, const struct flow *flow, uint32_t call, uint32_t k,
               const struct handed *from, struct handed *result);

/* May control come to CALL in CONTEXT (CONTEXT_COUNT: any), when its function was called with
 * HANDED (NULL: nothing is known), of which FLOW is what holds then? */
bool handed_allows(const struct flow *flow, uint32_t call, const struct handed *handed,
                   enum context context);

/* And may it go to FUNCTION then? */
bool handed_leads(const struct handing *handing, uint32_t call, const struct handed *handed,
                  uint32_t function);

/* HANDED to FUNCTION without what decides nothing there or further down, and without what is known
 * but no number, no pointer, no table and no function; false when nothing is left. */
bool handed_reduce(const struct handing *handing, uint32_t function, struct handed *handed);

/* HANDED as a number: equal ones have equal numbers, and HANDED_NOTHING is none. */
#define HANDED_NOTHING 0
uint32_t handing_number(struct handing *handing, const struct handed *handed);
const struct handed *handing_row(const struct handing *handing, uint32_t number);

/* The number of what CALL hands to its target number K, reduced to what matters there; FLOW and
 * FROM as above. */
uint32_t handing_down(struct handing *handing, const struct flow *flow, uint32_t call, uint32_t k,
                      uint32_t from);

/* What holds in FUNCTION when it is called with what NUMBER means: the program's flow where that is
 * nothing that its branches ask about. Valid until the next call. */
const struct flow *handing_flow(struct handing *handing, uint32_t function, uint32_t number);

/* The same with what several tests say together, also where nothing is known: for the few functions
 * that a finding is about to be made in. Valid until its next call. */
const struct flow *handing_sharp_flow(struct handing *handing, uint32_t function, uint32_t number);

#endif
