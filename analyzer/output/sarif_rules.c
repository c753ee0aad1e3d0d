/* SPDX-License-Identifier: MIT
 *
 * sarif_rules.c - id, name, descriptions, help, level, tags and precision of each rule.
 *
 * The help is the rule's page, as text and as Markdown. Its braces are not doubled, though SARIF
 * knows placeholders in it: no viewer looks for them there, and all would show the code doubled.
 *
 * Code hosts order what they show by precision. A rule is on by default when at least nine in ten
 * of its findings on real code were right; of the others less is known.
 */
#include "output/sarif_rules.h"

#include "output/json_parts.h"
#include "output/page_text.h"
#include "output/sarif_limits.h"

/* By the first digit of a rule's number. */
static const char *const groups[] = {
	['1'] = "blocking",     ['2'] = "locking",     ['3'] = "lifetime",     ['4'] = "context",
	['5'] = "cancellation", ['6'] = "stale-state", ['9'] = "completeness",
};

/* The words of GitHub's property of that name. */
static const char *const problem_severities[] = {
	[SEVERITY_NOTE] = "recommendation",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

static const char *group_of(const struct rule_text *rule)
{
	unsigned char digit = g_str_has_prefix(rule->id, "ASY") ? (unsigned char)rule->id[3] : 0;

	return digit < G_N_ELEMENTS(groups) ? groups[digit] : NULL;
}

static json_t *tags_of(const struct rule_text *rule)
{
	const char *group = group_of(rule);
	json_t *tags = json_pack("[s]", "event-loop");

	if (group)
		json_array_append_new(tags, json_string(group));
	return tags;
}

/* {"text": TEXT}, TEXT being cut after LIMIT characters. */
static json_t *short_text(const char *text, glong limit)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *cut = g_utf8_strlen(valid, -1) <= limit
	                               ? g_strdup(valid)
	                               : g_utf8_substring(valid, 0, limit);

	return json_pack("{s:o}", "text", json_text(cut));
}

/* "a call that may block" as a sentence. */
static char *sentence(const char *text)
{
	char *made = g_strdup_printf("%s.", text);

	*made = g_ascii_toupper(*made);
	return made;
}

static json_t *rule_to_json(const struct rule_text *rule)
{
	g_autofree char *summary = sentence(rule->summary);
	g_autofree char *why = page_why(rule->page);
	g_autofree char *markdown = page_markdown(rule->page);
	const char *help = *rule->page ? rule->page : summary;

	return json_pack(
		"{s:s, s:s, s:o, s:o, s:{s:o, s:o}, s:{s:s}, s:{s:o, s:s, s:s}}", "id", rule->id,
		"name", rule->name, "shortDescription", short_text(summary, SARIF_DESCRIPTION),
		"fullDescription", short_text(*why ? why : summary, SARIF_DESCRIPTION), "help",
		"text", json_text(help), "markdown", json_text(*markdown ? markdown : help),
		"defaultConfiguration", "level", severity_name(rule->level), "properties", "tags",
		tags_of(rule), "precision", rule->on_by_default ? "high" : "medium",
		"problem.severity", problem_severities[rule->level]);
}

json_t *sarif_rules(const struct output *output)
{
	json_t *rules = json_array();

	for (size_t i = 0; i < output->rule_count; i++)
		json_array_append_new(rules, rule_to_json(&output->rules[i]));
	return rules;
}
