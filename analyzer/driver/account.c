/* SPDX-License-Identifier: MIT
 *
 * account.c - the numbers of an analysis, and the names of what was too large for it.
 *
 * A few names are enough to know where to look; the rest is a number. Both depend on the analysis
 * alone, not on how the run was asked for, so that they can be kept.
 */
#include "driver/account.h"

char *account_stats(const struct answer *answer, const struct analysis *a)
{
	size_t tiers[TIER_COUNT] = { 0 };

	for (guint i = 0; i < a->program->targets->len; i++)
		tiers[program_target(a->program, i)->tier]++;
	return g_strdup_printf("functions: %zu, %zu of them on a loop or in a coroutine\n"
	                       "calls: %u; targets: %zu direct, %zu constant, %zu field, %zu flow; "
	                       "%zu calls on a loop unresolved\n"
	                       "given up on: %u functions, %u effects, %u tables\n",
	                       answer->functions, answer->loop_functions, a->program->calls->len,
	                       tiers[TIER_DIRECT], tiers[TIER_CONSTANT], tiers[TIER_FIELD],
	                       tiers[TIER_FLOW], answer->calls_unresolved, a->flow->gave_up->len,
	                       a->effects->dropped, a->program->overfull->len);
}

#define NAMES_SAID 3

/* " and 4 more", after the first of COUNT names */
static void append_rest(GString *text, guint count)
{
	if (count > NAMES_SAID)
		g_string_append_printf(text, " and %u more", count - NAMES_SAID);
}

/* "a(), b(), c() and 4 more" */
static void append_functions(GString *text, const struct program *program, const GArray *functions)
{
	for (guint i = 0; i < functions->len && i < NAMES_SAID; i++)
		g_string_append_printf(
			text, "%s%s()", i ? ", " : "",
			program_function(program, g_array_index(functions, uint32_t, i))->name);
	append_rest(text, functions->len);
}

char *account_given_up(const struct analysis *a)
{
	const GPtrArray *tables = a->program->overfull;
	GString *text = g_string_new(NULL);

	if (a->flow->gave_up->len) {
		g_string_append(text, "too large to follow: ");
		append_functions(text, a->program, a->flow->gave_up);
		g_string_append(text, "; every call there is taken to happen, with arguments "
		                      "nobody knows\n");
	}
	if (tables->len) {
		g_string_append(text, "too large to follow: all functions in ");
		for (guint i = 0; i < tables->len && i < NAMES_SAID; i++)
			g_string_append_printf(text, "%s%s", i ? ", " : "",
			                       (const char *)tables->pdata[i]);
		append_rest(text, tables->len);
		g_string_append(text, "; calls through it lead to a part of them, findings may be "
		                      "missing\n");
	}
	if (a->effects->dropped)
		g_string_append_printf(
			text,
			"conditions under which functions wait that were too many to "
			"keep: %u; findings may be missing\n",
			a->effects->dropped);
	return g_string_free(text, FALSE);
}
