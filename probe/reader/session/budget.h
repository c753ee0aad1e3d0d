/* SPDX-License-Identifier: MIT
 *
 * budget.h - "stall.max>200ms, stall.count>10": what a run may cost before CI says no.
 *
 * Terms are alternatives: each says what is too much, and any that holds is enough to fail.
 * The language knows no other connection and no arithmetic, on purpose: a gate must be readable.
 */
#ifndef READER_SESSION_BUDGET_H
#define READER_SESSION_BUDGET_H

#include "reader/session/session.h"

struct budget;

/* Parses EXPRESSION: terms METRIC OPERATOR NUMBER[UNIT] with commas between; operators > >= < <= ==
 * !=. The caller frees with budget_free. NULL with ERROR set (exit status 2: the term, what is
 * wrong with it, which metrics there are). */
struct budget *budget_parse(const char *expression, GError **error);

/* NULL is fine. */
void budget_free(struct budget *budget);

typedef struct budget session_budget;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(session_budget, budget_free)

/* How many terms hold for SESSION; for each, one line ("stall.max is 300.2 ms: over
 * stall.max>200ms") is appended to LINES. */
unsigned budget_exceeded(const struct budget *budget, const struct session *session,
                         GString *lines);

#endif
