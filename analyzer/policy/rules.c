/* SPDX-License-Identifier: MIT
 *
 * rules.c - rules by their names.
 *
 * An id is found in any case, because people type it; a name as it is. There are some thirty rules,
 * so looking at each is quick enough.
 */
#include "policy/rules.h"

#include <glib.h>
#include <string.h>

const struct policy_rule *policy_rule_find(const struct policy_rules *rules, const char *name)
{
	for (size_t i = 0; i < rules->count; i++)
		if (!g_ascii_strcasecmp(rules->all[i].id, name) ||
		    !strcmp(rules->all[i].name, name))
			return &rules->all[i];
	return NULL;
}
