/* SPDX-License-Identifier: MIT
 *
 * rules.h - which rules run: by default, by the configuration, by the command line, in this order.
 *
 * A rule that an override of the configuration switches on for some files runs too; what it finds
 * elsewhere is dropped by policy. The command line has the last word.
 */
#ifndef DRIVER_RULES_H
#define DRIVER_RULES_H

#include <glib.h>
#include "policy/config.h"

/* --only, --enable and --disable as they were given, each a list of lists, or NULL. */
struct rule_words {
	char **only, **enable, **disable;
};

/* All rules, of which none has run. The caller frees what is in it. */
struct policy_rules rules_all(void);

/* Decides what of RULES runs, and what of that everywhere. CONFIG may be NULL. False with ERROR
 * when WORDS name a rule that does not exist. */
bool rules_pick(struct policy_rules *rules, const struct rule_words *words,
                const struct config *config, GError **error);

/* The ids, static, of those of RULES that run: a set that the caller frees. */
GHashTable *rules_running(const struct policy_rules *rules);

#endif
