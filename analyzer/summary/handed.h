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
 *   to asks about them. The conditions that the flow analysis found in front of a call (call_info)
 *   are asked of them.
 *
 *   An argument that is a table of functions (tables.h) decides where calls through it lead, and
 *   so does one that is a function, or a field that holds some (link/holdings.h).
 *
 * What it does not do
 *   Numbers, pointers that are or are not NULL, tables and functions only, and only arguments: what
 *   is passed through objects is not followed.
 */
#ifndef SUMMARY_HANDED_H
#define SUMMARY_HANDED_H

#include "flow/flow.h"
#include "summary/order.h"
#include "summary/tables.h"

#define HANDED_ARGS 8

/* Of the first arguments, in order; of others nothing is known. */
struct handed {
	unsigned count;
	struct call_arg args[HANDED_ARGS];
	uint32_t tables[HANDED_ARGS];    /* or TABLE_NONE */
	uint32_t functions[HANDED_ARGS]; /* a set of link/holdings.h, or HOLDING_ANY */
};

/* What the questions below are asked of. */
struct handing;

/* Borrows all; never NULL. */
struct handing *handing_new(const struct program *program, const struct order *order,
                            const struct flow *flow);
void handing_free(struct handing *handing);

/* What CALL hands to its target number K, made by a function that was called with FROM (NULL:
 * nothing is known); false when the arguments do not arrive there: at a callback that a library
 * function runs. */
bool handed_by(const struct handing *handing, uint32_t call, uint32_t k, const struct handed *from,
               struct handed *result);

/* May control come to CALL in CONTEXT (CONTEXT_COUNT: any), when its function was called with
 * HANDED (NULL: nothing is known)? */
bool handed_allows(const struct handing *handing, uint32_t call, const struct handed *handed,
                   enum context context);

/* And may it go to FUNCTION then? */
bool handed_leads(const struct handing *handing, uint32_t call, const struct handed *handed,
                  uint32_t function);

/* A parameter of the function at work on the way up from a call through it, and what is found of
 * its value there. */
struct handed_source {
	int table_param;    /* of tables.h, or -1: it is no more asked for */
	int function_param; /* of holdings.h, the same */
	uint32_t table;
	uint32_t functions;
};

/* What has to be found of the parameters through which CALL is made. */
struct handed_source handed_source(const struct handing *handing, uint32_t call);

/* One step up: the function was called by CALL. True while something is left to be found. */
bool handed_source_up(const struct handing *handing, uint32_t call, struct handed_source *source);

/* May CALL, of which SOURCE was found, go to FUNCTION? */
bool handed_source_leads(const struct handing *handing, uint32_t call,
                         const struct handed_source *source, uint32_t function);

/* Does any argument of FUNCTION decide anything? */
bool handed_matters(const struct handing *handing, uint32_t function);

/* HANDED to FUNCTION without what decides nothing there or further down, and without what is known
 * but no number, no pointer and no table; false when nothing is left. Two that are left the same
 * are equal byte by byte. */
bool handed_reduce(const struct handing *handing, uint32_t function, struct handed *handed);

#endif
