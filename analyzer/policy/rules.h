/* SPDX-License-Identifier: MIT
 *
 * rules.h - the names of rules, as policy knows them.
 *
 * The registry of rules is a higher floor (checks/registry.h); who calls policy says what there is
 * and what of it ran.
 */
#ifndef POLICY_RULES_H
#define POLICY_RULES_H

#include <stdbool.h>
#include <stddef.h>

/* The rules that policy itself speaks with. */
#define RULE_SUPPRESSION "ASY901"
#define RULE_BASELINE    "ASY904"

struct policy_rule {
	const char *id, *name; /* static */
	bool ran;
	bool everywhere; /* else only where an override switches it on */
};

struct policy_rules {
	struct policy_rule *all;
	size_t count;
};

/* The rule with this id (in any case) or name, or NULL. */
const struct policy_rule *policy_rule_find(const struct policy_rules *rules, const char *name);

#endif
