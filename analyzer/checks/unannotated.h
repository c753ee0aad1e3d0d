/* SPDX-License-Identifier: MIT
 *
 * unannotated.h - functions that belong in a coroutine and do not say so.
 *
 * Part of ASY403: where a program annotates its coroutines, one that is not annotated can be called
 * from anywhere without a word of anybody's.
 */
#ifndef CHECKS_UNANNOTATED_H
#define CHECKS_UNANNOTATED_H

#include "checks/check.h"

/* Reports, for CHECK, every function that only coroutines run, that surely does what only a
 * coroutine may do, and that lacks the annotation which the program has for that. */
void report_unannotated(const struct check *check, const struct check_input *input,
                        struct sink *sink);

#endif
