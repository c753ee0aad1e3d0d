/* SPDX-License-Identifier: MIT
 *
 * run.c - rules by their names, and findings that policy makes itself.
 *
 * Such a finding is about a line that a person wrote, so it has a place but no path, and nothing in
 * it is a guess. Its fingerprint does not know the line, like any other.
 */
#include "policy/run.h"

#include <string.h>

const struct policy_rule *policy_rule_find(const struct policy_run *run, const char *name)
{
	for (size_t i = 0; i < run->rule_count; i++)
		if (!g_ascii_strcasecmp(run->rules[i].id, name) ||
		    !strcmp(run->rules[i].name, name))
			return &run->rules[i];
	return NULL;
}

struct finding *policy_finding(const struct policy_run *run, const char *id, const char *file,
                               unsigned line, const char *function, const char *what,
                               GHashTable *seen, char *message)
{
	const struct policy_rule *rule = policy_rule_find(run, id);
	g_autofree char *key = g_strdup_printf("%s|%s|%s|%s", id, file, function, what);
	unsigned ordinal = GPOINTER_TO_UINT(g_hash_table_lookup(seen, key));
	struct finding *finding;

	if (!rule || !rule->ran) {
		g_free(message);
		return NULL;
	}
	g_hash_table_insert(seen, g_steal_pointer(&key), GUINT_TO_POINTER(ordinal + 1));
	finding = finding_new(rule->id, rule->name, SEVERITY_WARNING);
	finding->message = message;
	finding->file = g_strdup(file);
	finding->line = line;
	finding->column = 1;
	finding->function = g_strdup(function);
	finding->confidence = CONFIDENCE_HIGH;
	finding_seal(finding, what, ordinal);
	return finding;
}
