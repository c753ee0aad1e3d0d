/* SPDX-License-Identifier: MIT
 *
 * run.h - what policy has to know of the run whose findings it looks at.
 *
 * Which rules there are and which of them ran, the units and how complete they are: that a
 * suppression or an entry of a baseline is good for nothing can only be said of what was analysed.
 */
#ifndef POLICY_RUN_H
#define POLICY_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include "diag/finding.h"
#include "facts/facts.h"
#include "policy/config.h"
#include "policy/rules.h"

struct policy_run {
	const struct facts *const *units;
	uint32_t unit_count;
	const char *base; /* directory that paths are shown relative to */
	struct policy_rules rules;
	const struct config *config; /* or NULL */
	bool complete; /* all of the program was analysed, each unit without an error, and all of it
	                * asked for */
	bool strict;   /* notes are shown */
};

/* Did RULE run, and is it to be heard of FILE, as it is shown? */
bool policy_rule_is_on(const struct policy_run *run, const struct policy_rule *rule,
                       const char *file);

/* A warning of rule ID at LINE of FILE (as it is shown), in FUNCTION, or NULL: that rule did not
 * run. WHAT goes into the fingerprint with an ordinal from SEEN (text -> number), which is kept
 * from one call to the next. MESSAGE is taken over. */
struct finding *policy_finding(const struct policy_run *run, const char *id, const char *file,
                               unsigned line, const char *function, const char *what,
                               GHashTable *seen, char *message);

#endif
