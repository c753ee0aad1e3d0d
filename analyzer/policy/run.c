/* SPDX-License-Identifier: MIT
 *
 * run.c - where a rule is on, and findings that policy makes itself.
 *
 * Such a finding is about a line that a person wrote, so it has a place but no path, and nothing in
 * it is a guess. Its fingerprint does not know the line, like any other.
 */
#include "policy/run.h"

#include "policy/paths.h"

bool policy_rule_is_on(const struct policy_run *run, const struct policy_rule *rule,
                       const char *file)
{
	g_autofree char *full = run->config ? path_full(run->base, file) : NULL;
	const struct override *override = full ? config_override(run->config, rule->id, full)
	                                       : NULL;

	if (!rule->ran || (full && config_excludes(run->config, full)))
		return false;
	return override ? override->level != LEVEL_OFF : rule->everywhere;
}

struct finding *policy_finding(const struct policy_run *run, const char *id, const char *file,
                               unsigned line, const char *function, const char *what,
                               GHashTable *seen, char *message)
{
	const struct policy_rule *rule = policy_rule_find(&run->rules, id);
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
