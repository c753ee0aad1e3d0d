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
	                       "given up on: %u functions, %u effects\n",
	                       answer->functions, answer->loop_functions, a->program->calls->len,
	                       tiers[TIER_DIRECT], tiers[TIER_CONSTANT], tiers[TIER_FIELD],
	                       tiers[TIER_FLOW], answer->calls_unresolved, a->flow->gave_up->len,
	                       a->effects->dropped);
}

#define NAMES_SAID 3

/* "a(), b(), c() and 4 more" */
static GString *names_of(const struct program *program, const GArray *functions)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < functions->len && i < NAMES_SAID; i++)
		g_string_append_printf(
			names, "%s%s()", i ? ", " : "",
			program_function(program, g_array_index(functions, uint32_t, i))->name);
	if (functions->len > NAMES_SAID)
		g_string_append_printf(names, " and %u more", functions->len - NAMES_SAID);
	return names;
}

char *account_given_up(const struct analysis *a)
{
	GString *text = g_string_new(NULL);

	if (a->flow->gave_up->len) {
		GString *names = names_of(a->program, a->flow->gave_up);

		g_string_append_printf(text,
		                       "too large to follow: %s; every call there is taken to "
		                       "happen, with arguments nobody knows\n",
		                       names->str);
		g_string_free(names, TRUE);
	}
	if (a->effects->dropped)
		g_string_append_printf(
			text,
			"conditions under which functions wait that were too many to "
			"keep: %u; findings may be missing\n",
			a->effects->dropped);
	return g_string_free(text, FALSE);
}
