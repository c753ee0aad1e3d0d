/* SPDX-License-Identifier: MIT
 *
 * sample_findings.c - one rich, one bare and one hostile finding.
 *
 * The hostile one has what a careless or malicious file name can hold: a newline, an escape
 * sequence, a character that reverses the writing direction, a byte that is not UTF-8.
 */
#include "sample_findings.h"

#include <string.h>

const struct run_summary sample_summary = {
	.units = 4,
	.units_failed = 1,
	.units_partial = 1,
	.functions = 20,
	.loop_functions = 8,
	.calls_unresolved = 2,
	.findings = { 0, 2, 1 },
	.hidden_notes = 3,
	.excluded = 1,
	.suppressed = 2,
	.in_baseline = 3,
	.outside_diff = 4,
};

static struct finding *rich(void)
{
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_ERROR);

	finding->confidence = CONFIDENCE_HIGH;
	finding->message = g_strdup("dial() may wait for seconds, on the event "
	                            "loop");
	finding->file = g_strdup("no/such/phone.c");
	finding->line = 31;
	finding->column = 7;
	finding->function = g_strdup("ask");
	finding->context = g_strdup("loop");
	finding->root = g_strdup("on_read");
	finding->framework = g_strdup("libuv");
	finding->more_roots = 2;
	finding_add_step(finding->trace, "no/such/server.c", 190, 2, "main",
	                 "registers on_read() with uv_read_start()");
	finding_add_step(finding->trace, "no/such/server.c", 44, 9, "on_read", "calls ask()");
	finding_add_step(finding->trace, "no/such/phone.c", 31, 7, "ask", "calls dial()");
	finding->why = g_strdup("It waits until somebody picks up.");
	finding->model = g_strdup("phone: dial");
	finding->suggestion = g_strdup("dial_async() with a callback");
	g_ptr_array_add(finding->assumptions, g_strdup("the line is not busy"));
	g_ptr_array_add(finding->assumptions, g_strdup("ops->ask is ask()"));
	finding_seal(finding, "dial", 0);
	return finding;
}

static struct finding *bare(void)
{
	struct finding *finding = finding_new("ASY905", "incomplete-unit", SEVERITY_WARNING);

	finding->message = g_strdup("a unit was lost");
	finding_seal(finding, NULL, 0);
	return finding;
}

static struct finding *hostile(void)
{
	struct finding *finding = finding_new("ASY203", "blocking-under-loop-lock",
	                                      SEVERITY_WARNING);

	finding->confidence = CONFIDENCE_MEDIUM;
	finding->message = g_strdup("one\ntwo \033[31mred\x7f");
	finding->file = g_strdup("odd\tname\xff.c");
	finding->line = 1;
	finding->column = 1;
	finding->function = g_strdup("f");
	finding_add_step(finding->trace, "\xe2\x80\xae.c", 1, 1, "f", "\xc3\xa4 takes L");
	finding->trace2 = finding_new_trace();
	finding_add_step(finding->trace2, "h.c", 2, 1, "holder", "\xe4\xbd\xa0 sleeps with L");
	finding_add_step(finding->trace2, NULL, 0, 0, NULL, "\xc2\x9b");
	finding_seal(finding, "lock", 0);
	return finding;
}

struct sink *sample_full(void)
{
	struct sink *sink = sink_new();

	sink_add(sink, hostile());
	sink_add(sink, rich());
	sink_add(sink, bare());
	sink_close(sink);
	return sink;
}

struct sink *sample_empty(void)
{
	struct sink *sink = sink_new();

	sink_close(sink);
	return sink;
}

static const struct rule_text rules[] = {
	{ "ASY101", "blocking-call", "a call that may wait", sample_page, SEVERITY_ERROR, true },
	{ "ASY203", "blocking-under-loop-lock", "a lock", "", SEVERITY_WARNING, false },
};

const char sample_page[] = "ASY101 blocking-call\n\n  A call that may wait.\n\n"
			   "Why it matters\n\n  All of <them> wait\n  for my_call().\n\n"
			   "Bad\n\n  dial();\n\n  if (x)\n          dial();\n\n"
			   "Good\n\n  $ true\n\n"
			   "How bad it is\n\n  error  always\n  note   never\n";

char *sample_print_more(const char *format, struct sink *sink, const struct run_summary *summary,
                        bool colour, const GPtrArray *lost)
{
	struct output output = { .sink = sink,
		                 .summary = summary,
		                 .version = "1.2.3",
		                 .colour = colour,
		                 .rules = rules,
		                 .rule_count = G_N_ELEMENTS(rules),
		                 .lost = lost,
		                 .base = "/no such/b\xc3\xa4se" };
	GString *out = g_string_new(NULL);

	format_find(format)->write(&output, out);
	sink_free(sink);
	return g_string_free(out, FALSE);
}

char *sample_print(const char *format, struct sink *sink, const struct run_summary *summary,
                   bool colour)
{
	g_autoptr(GPtrArray) lost = g_ptr_array_new();

	if (summary->units_failed)
		g_ptr_array_add(lost, (gpointer) "g\xff%ne\n.c: <no> such: file");
	return sample_print_more(format, sink, summary, colour, lost);
}
