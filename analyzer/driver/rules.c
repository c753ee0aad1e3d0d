/* SPDX-License-Identifier: MIT
 *
 * rules.c - a table of switches, set in turn by those who have a say.
 *
 * --only starts from nothing, so that a run with it means the same in every project; severities
 * that the configuration gives stay, because they are not about what runs.
 */
#include "driver/rules.h"

#include "checks/registry.h"

struct policy_rules rules_all(void)
{
	size_t count;
	const struct check *const *all = check_all(&count);
	struct policy_rule *rules = g_new0(struct policy_rule, count);

	for (size_t i = 0; i < count; i++)
		rules[i] = (struct policy_rule){ .id = all[i]->id, .name = all[i]->name };
	return (struct policy_rules){ rules, count };
}

static void set(struct policy_rules *rules, size_t index, bool on)
{
	rules->all[index].ran = rules->all[index].everywhere = on;
}

/* Switches the rules in NAMES, which OPTION was given; false when there is no such rule. */
static bool change(struct policy_rules *rules, char **names, const char *option, bool on,
                   GError **error)
{
	for (char **name = names; name && *name; name++) {
		/* g_strsplit makes nothing of "", which names no rule either. */
		g_auto(GStrv) parts = g_strsplit(**name ? *name : ",", ",", -1);

		for (char **part = parts; *part; part++) {
			const struct policy_rule *rule = policy_rule_find(rules, *part);

			if (!rule) {
				g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
				            "%s: there is no rule \"%s\"; `asynclint rules` lists "
				            "them",
				            option, *part);
				return false;
			}
			set(rules, (size_t)(rule - rules->all), on);
		}
	}
	return true;
}

/* What runs unless the command line says otherwise. */
static void begin(struct policy_rules *rules, const struct config *config)
{
	size_t count;
	const struct check *const *all = check_all(&count);

	for (size_t i = 0; i < count; i++) {
		enum rule_level level = config ? config_level(config, all[i]->id) : LEVEL_UNSET;
		bool on = level == LEVEL_UNSET ? all[i]->on_by_default : level != LEVEL_OFF;

		set(rules, i, on);
		if (!on && config && config_switches_on(config, all[i]->id))
			rules->all[i].ran = true;
	}
}

bool rules_pick(struct policy_rules *rules, const struct rule_words *words,
                const struct config *config, GError **error)
{
	if (!words->only)
		begin(rules, config);
	return change(rules, words->only, "--only", true, error) &&
	       change(rules, words->enable, "--enable", true, error) &&
	       change(rules, words->disable, "--disable", false, error);
}

GHashTable *rules_running(const struct policy_rules *rules)
{
	GHashTable *ids = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < rules->count; i++)
		if (rules->all[i].ran)
			g_hash_table_add(ids, (gpointer)rules->all[i].id);
	return ids;
}
