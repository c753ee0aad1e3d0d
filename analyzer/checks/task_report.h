/* SPDX-License-Identifier: MIT
 *
 * task_report.h - what the checks of the 3xx band share: faults to findings.
 *
 * tasks/ finds faults of ten kinds; a rule names the kinds that are its own, how bad each is and
 * what is said of it. Everything else about a finding follows from the fault.
 */
#ifndef CHECKS_TASK_REPORT_H
#define CHECKS_TASK_REPORT_H

#include "checks/check.h"
#include "tasks/tasks.h"

struct task_words {
	enum fault_kind kind;
	enum severity severity;
	enum confidence confidence;
	/* Of the fault, without the name of the function called. The caller frees it. */
	char *(*phrase)(const struct check_input *input, const struct fault *fault);
	/* What is wrong with it, or NULL: what the pack says of the function. */
	const char *why;
	/* The remedy: with WHY always, else where the pack does not say how it is ended. */
	const char *instead;
};

/* Reports all faults of the COUNT kinds that WORDS are about. */
void report_faults(const struct check *check, const struct check_input *input, struct sink *sink,
                   const struct task_words *words, size_t count);

#endif
