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

/* How one kind of culprit is described. */
struct culprit_words {
	/* The severity, and the phrase after the callee's name: "may wait for ever". */
	enum severity (*severity)(const struct culprit *culprit);
	const char *(*phrase)(const struct culprit *culprit);
};

/* Reports every culprit of KIND in every searched context. */
void report_culprits(const struct check *check, const struct check_input *input, struct sink *sink,
                     enum effect_kind kind, const struct culprit_words *words);

#endif
