/* SPDX-License-Identifier: MIT
 *
 * summary_line.c - the wording of the run's last line.
 *
 * Clauses are joined by "; " in a fixed order and left out when their number is zero: findings and
 * units, how much of the code runs on a loop, units that were lost, calls that led nowhere,
 * findings that are not shown. A program in which no loop was recognised gets a clause of its own,
 * because then silence means nothing at all.
 */
#include "output/summary_line.h"

static void append_count(GString *out, size_t count, const char *noun)
{
	g_string_append_printf(out, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

/* "2 errors, 1 warning", or "nothing found". */
static void append_findings(GString *out, const struct run_summary *summary)
{
	gsize before = out->len;

	for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
		if (!summary->findings[severity])
			continue;
		if (out->len > before)
			g_string_append(out, ", ");
		append_count(out, summary->findings[severity], severity_name(severity));
	}
	if (out->len == before)
		g_string_append(out, "nothing found");
}

static void append_code(GString *out, const struct run_summary *summary)
{
	g_string_append(out, " in ");
	append_count(out, summary->units, "unit");
	g_string_append(out, "; ");
	append_count(out, summary->functions, "function");
	if (summary->loop_functions)
		g_string_append_printf(out, ", %zu can run on an event loop",
		                       summary->loop_functions);
	else
		g_string_append(out, ", none known to run on an event loop");
}

static void append_lost(GString *out, const struct run_summary *summary)
{
	if (summary->units_failed) {
		g_string_append(out, "; ");
		append_count(out, summary->units_failed, "unit");
		g_string_append(out, " not analysed");
	}
	if (summary->units_partial) {
		g_string_append(out, "; ");
		append_count(out, summary->units_partial, "unit");
		g_string_append(out, " analysed only in part");
	}
	if (summary->calls_unresolved) {
		g_string_append(out, "; ");
		append_count(out, summary->calls_unresolved, "call");
		g_string_append(out, " through pointers could not be followed");
	}
}

/* What was found and is not shown. */
static void append_hidden(GString *out, const struct run_summary *summary)
{
	const struct {
		size_t count;
		const char *what;
	} kinds[] = {
		{ summary->excluded, "excluded" },
		{ summary->suppressed, "suppressed" },
		{ summary->in_baseline, "in the baseline" },
		{ summary->outside_diff, "outside the diff" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].count)
			g_string_append_printf(out, "; %zu %s", kinds[i].count, kinds[i].what);
	if (summary->hidden_notes) {
		g_string_append(out, "; ");
		append_count(out, summary->hidden_notes, "note");
		g_string_append(out, " not shown; --strict shows them");
	}
}

void summary_line_append(GString *out, const struct run_summary *summary)
{
	g_string_append(out, "asynclint: ");
	append_findings(out, summary);
	append_code(out, summary);
	append_lost(out, summary);
	append_hidden(out, summary);
	g_string_append_c(out, '\n');
}
