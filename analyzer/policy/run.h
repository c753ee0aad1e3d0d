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

/* The rules that policy itself speaks with. */
#define RULE_SUPPRESSION "ASY901"
#define RULE_BASELINE    "ASY904"

struct policy_rule {
	const char *id, *name; /* static */
	bool ran;
};

struct policy_run {
	const struct facts *const *units;
	uint32_t unit_count;
	const char *base; /* directory that paths are shown relative to */
	const struct policy_rule *rules;
	size_t rule_count;
	bool complete; /* all of the program was analysed, each unit without an error */
	bool strict;   /* notes are shown */
};

/* The rule with this id (in any case) or name, or NULL. */
const struct policy_rule *policy_rule_find(const struct policy_run *run, const char *name);

/* A warning of rule ID at LINE of FILE (as it is shown), in FUNCTION, or NULL: that rule did not
 * run. WHAT goes into the fingerprint with an ordinal from SEEN (text -> number), which is kept
 * from one call to the next. MESSAGE is taken over. */
struct finding *policy_finding(const struct policy_run *run, const char *id, const char *file,
                               unsigned line, const char *function, const char *what,
                               GHashTable *seen, char *message);

#endif
