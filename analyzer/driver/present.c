/* SPDX-License-Identifier: MIT
 *
 * present.c - fills a struct output: what is shown, how, and with which rules' pages.
 *
 * The formats are below the rules and may not look at them, so the texts of a rule are handed over.
 * Rules that did not run are none of the output's business.
 */
#include "driver/present.h"

#include <unistd.h>

#include "checks/registry.h"

static bool wants_colour(const struct options *options)
{
	const char *no_colour = g_getenv("NO_COLOR");

	return !options->output && isatty(STDOUT_FILENO) && (!no_colour || !*no_colour);
}

/* struct rule_text of those among RULES (their ids), by id. */
static GArray *texts_of(GHashTable *rules)
{
	GArray *texts = g_array_new(FALSE, FALSE, sizeof(struct rule_text));
	size_t count;
	const struct check *const *all = check_all(&count);

	for (size_t i = 0; i < count; i++) {
		const struct rule_text text = { .id = all[i]->id,
			                        .name = all[i]->name,
			                        .summary = all[i]->summary,
			                        .page = check_page(all[i]),
			                        .level = all[i]->level,
			                        .on_by_default = all[i]->on_by_default };

		if (g_hash_table_contains(rules, text.id))
			g_array_append_val(texts, text);
	}
	return texts;
}

void present(const struct options *options, const struct presented *what, GString *text)
{
	g_autoptr(GArray) rules = texts_of(options->rules);
	const struct output output = { .sink = what->sink,
		                       .summary = what->summary,
		                       .version = ASYNCLINT_VERSION,
		                       .colour = wants_colour(options),
		                       .rules = (const struct rule_text *)(void *)rules->data,
		                       .rule_count = rules->len,
		                       .lost = what->lost,
		                       .partial = what->partial,
		                       .base = what->base };

	options->format->write(&output, text);
}
