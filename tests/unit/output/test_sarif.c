/* SPDX-License-Identifier: MIT
 *
 * test_sarif.c - the values in a SARIF file; its shape is the schema test's business.
 *
 * The output is parsed again and looked at with paths ("results/1/rank"), so that a test is a table
 * of what must be where.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>
#include "sample_findings.h"

#define FLOW  "results/1/codeFlows/0/threadFlows/0/locations/"
#define PLACE "results/1/locations/0/physicalLocation/"
#define ODD   "results/2/"
#define NOTES "invocations/0/toolExecutionNotifications/"
#define RULE  "tool/driver/rules/0/"

/* The run in the output for SINK. */
static json_t *run_of(struct sink *sink, const struct run_summary *summary)
{
	g_autofree char *text = sample_print("sarif", sink, summary, true);
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
	json_t *run;

	assert_non_null(root);
	assert_string_equal(json_string_value(json_object_get(root, "version")), "2.1.0");
	assert_int_equal(json_array_size(json_object_get(root, "runs")), 1);
	run = json_incref(json_array_get(json_object_get(root, "runs"), 0));
	json_decref(root);
	return run;
}

/* What is at PATH below JSON, or NULL. A dot in a key is written as "." and a slash as "~". */
static json_t *at(json_t *json, const char *path)
{
	g_auto(GStrv) parts = g_strsplit(path, "/", -1);

	for (char **part = parts; *part && json; part++) {
		g_strdelimit(*part, "~", '/');
		json = json_is_array(json) ? json_array_get(json, (size_t)atoi(*part))
		                           : json_object_get(json, *part);
	}
	return json;
}

/* Is what is at PATH, as JSON text, EXPECTED? NULL: nothing is there. */
static void assert_at(json_t *run, const char *path, const char *expected)
{
	json_t *value = at(run, path);
	char *got = value ? json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT) : NULL;

	if (g_strcmp0(got, expected))
		fail_msg("%s is %s, not %s", path, got ? got : "not there", expected);
	free(got);
}

static const char *const rich[][2] = {
	{ "columnKind", "\"unicodeCodePoints\"" },
	{ "tool/driver/name", "\"asynclint\"" },
	{ "tool/driver/version", "\"1.2.3\"" },
	{ "tool/driver/informationUri", NULL },
	{ "originalUriBaseIds/%SRCROOT%/uri", "\"file:///no%20such/b%C3%A4se/\"" },
	{ "invocations/0/workingDirectory/uri", "\"file:///no%20such/b%C3%A4se/\"" },
	{ "results/1/ruleId", "\"ASY101\"" },
	{ "results/1/ruleIndex", "0" },
	{ "results/1/level", "\"error\"" },
	{ "results/1/message/text", "\"dial() may wait for seconds, on the event loop. "
	                            "Instead: dial_async() with a callback.\"" },
	{ PLACE "artifactLocation/uri", "\"no/such/phone.c\"" },
	{ PLACE "artifactLocation/uriBaseId", "\"%SRCROOT%\"" },
	{ PLACE "region", "{\"startLine\":31,\"startColumn\":7}" },
	{ "results/1/locations/0/logicalLocations/0/name", "\"ask\"" },
	{ "results/1/locations/1", NULL },
	{ "results/1/codeFlows/1", NULL },
	{ "results/1/codeFlows/0/threadFlows/1", NULL },
	{ FLOW "0/kinds", NULL },
	{ FLOW "0/nestingLevel", "0" },
	{ FLOW "0/location/logicalLocations/0/name", "\"main\"" },
	{ FLOW "1/kinds", "[\"call\",\"function\"]" },
	{ FLOW "1/nestingLevel", "0" },
	{ FLOW "1/location/message/text", "\"calls ask()\"" },
	{ FLOW "1/location/physicalLocation/region/startLine", "44" },
	{ FLOW "2/kinds", "[\"call\",\"function\",\"danger\"]" },
	{ FLOW "2/nestingLevel", "1" },
	{ FLOW "3", NULL },
	{ "results/1/relatedLocations", NULL },
	{ "results/1/rank", "100" },
	{ "results/1/suppressions", NULL },
	{ "results/1/baselineState", NULL },
	{ "results/1/properties/framework", "\"libuv\"" },
	{ "results/1/properties/context", "\"loop\"" },
	{ "results/1/properties/root", "\"on_read\"" },
	{ "results/1/properties/confidence", "\"high\"" },
	{ "results/1/properties/more_roots", "2" },
	{ "results/1/properties/assumptions", "[\"the line is not busy\",\"ops->ask is ask()\"]" },
};

static void values_are_the_findings(void **state)
{
	(void)state;
	json_t *run = run_of(sample_full(), &sample_summary);
	const char *print = json_string_value(
		at(run, "results/1/partialFingerprints/asynclint~v1"));

	for (size_t i = 0; i < G_N_ELEMENTS(rich); i++)
		assert_at(run, rich[i][0], rich[i][1]);
	assert_non_null(print);
	assert_int_equal(strlen(print), 32);
	json_decref(run);
}

static const char *const odd[][2] = {
	{ "results/0/ruleIndex", NULL },
	{ "results/0/locations", NULL },
	{ "results/0/codeFlows", NULL },
	{ "results/0/message/text", "\"a unit was lost.\"" },
	{ "results/0/rank", "40" },
	{ ODD "ruleIndex", "1" },
	{ ODD "locations/0/physicalLocation/artifactLocation/uri", "\"odd%09name%FF.c\"" },
	{ ODD
	  "codeFlows/0/threadFlows/0/locations/0/location/physicalLocation/artifactLocation/uri",
	  "\"%E2%80%AE.c\"" },
	{ ODD "codeFlows/0/threadFlows/0/locations/0/kinds", "[\"danger\"]" },
	{ ODD
	  "codeFlows/0/threadFlows/1/locations/0/location/physicalLocation/artifactLocation/uri",
	  "\"h.c\"" },
	{ ODD "codeFlows/0/threadFlows/1/locations/1/location/physicalLocation", NULL },
	{ ODD "codeFlows/0/threadFlows/1/locations/2", NULL },
	{ ODD "relatedLocations/0/id", "1" },
	{ ODD "relatedLocations/0/physicalLocation/region/startLine", "2" },
	{ ODD "relatedLocations/1", NULL },
	{ ODD "rank", "50" },
};

static void bare_and_hostile(void **state)
{
	(void)state;
	json_t *run = run_of(sample_full(), &sample_summary);

	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++)
		assert_at(run, odd[i][0], odd[i][1]);
	json_decref(run);
}

static const char *const about_rules[][2] = {
	{ RULE "id", "\"ASY101\"" },
	{ RULE "name", "\"blocking-call\"" },
	{ RULE "shortDescription/text", "\"A call that may wait.\"" },
	{ RULE "fullDescription/text",
	  "\"A call that may wait. All of <them> wait for my_call().\"" },
	{ RULE "defaultConfiguration/level", "\"error\"" },
	{ RULE "properties/tags", "[\"event-loop\",\"blocking\"]" },
	{ RULE "properties/precision", "\"high\"" },
	{ RULE "properties/problem.severity", "\"error\"" },
	{ "tool/driver/rules/1/properties/precision", "\"medium\"" },
	{ "tool/driver/rules/1/fullDescription/text", "\"A lock.\"" },
	{ "tool/driver/rules/1/help/markdown", "\"A lock.\"" },
	{ "tool/driver/rules/2", NULL },
};

static void rules_are_described(void **state)
{
	(void)state;
	json_t *run = run_of(sample_empty(), &sample_summary);

	for (size_t i = 0; i < G_N_ELEMENTS(about_rules); i++)
		assert_at(run, about_rules[i][0], about_rules[i][1]);
	assert_string_equal(json_string_value(at(run, RULE "help/text")), sample_page);
	assert_true(g_str_has_prefix(json_string_value(at(run, RULE "help/markdown")),
	                             "# ASY101 blocking-call\n\nA call"));
	json_decref(run);
}

static void notifications(void **state)
{
	(void)state;
	static const struct run_summary all_lost = { .units = 1, .units_failed = 1 };
	json_t *run = run_of(sample_full(), &sample_summary);

	assert_at(run, "invocations/0/executionSuccessful", "true");
	assert_at(run, NOTES "0/descriptor", "{\"id\":\"unit-not-analysed\",\"index\":0}");
	assert_at(run, NOTES "0/level", "\"warning\"");
	assert_at(run, NOTES "0/message/text", "\"g\xef\xbf\xbd%ne\\n.c: <no> such: file\"");
	assert_at(run, NOTES "1/descriptor/id", "\"summary\"");
	assert_at(run, NOTES "2", NULL);
	assert_at(run, "tool/driver/notifications/0/id", "\"unit-not-analysed\"");
	json_decref(run);
	run = run_of(sample_empty(), &all_lost);
	assert_at(run, "results", "[]");
	assert_at(run, "invocations/0/executionSuccessful", "false");
	assert_at(run, NOTES "0/level", "\"error\"");
	json_decref(run);
}

static struct finding *at_file(const char *file, const char *message)
{
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_WARNING);

	finding->file = g_strdup(file);
	finding->line = 1;
	finding->message = g_strdup(message);
	finding_seal(finding, file, 0);
	return finding;
}

static const struct {
	const char *file, *artifact;
} files[] = {
	{ "a b/100%.c", "{\"uri\":\"a%20b/100%25.c\",\"uriBaseId\":\"%SRCROOT%\"}" },
	{ "a\nb#c?d.c", "{\"uri\":\"a%0Ab%23c%3Fd.c\",\"uriBaseId\":\"%SRCROOT%\"}" },
	{ "c:d.c", "{\"uri\":\"c%3Ad.c\",\"uriBaseId\":\"%SRCROOT%\"}" },
	{ "\"'\\.c", "{\"uri\":\"%22%27%5C.c\",\"uriBaseId\":\"%SRCROOT%\"}" },
	{ "./x/../y//z.c", "{\"uri\":\"y/z.c\",\"uriBaseId\":\"%SRCROOT%\"}" },
	{ "../b\xc3\xa4se2/z.c", "{\"uri\":\"file:///no%20such/b%C3%A4se2/z.c\"}" },
	{ "/no such/b\xc3\xa4se/z.c", "{\"uri\":\"z.c\",\"uriBaseId\":\"%SRCROOT%\"}" },
	{ "/usr/include/x y.h", "{\"uri\":\"file:///usr/include/x%20y.h\"}" },
};

static void names_become_uris(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		struct sink *sink = sink_new();
		json_t *run;

		sink_add(sink, at_file(files[i].file, "{0} is {x}"));
		sink_close(sink);
		run = run_of(sink, &sample_summary);
		assert_at(run, "results/0/locations/0/physicalLocation/artifactLocation",
		          files[i].artifact);
		assert_at(run, "results/0/message/text", "\"{{0}} is {{x}}.\"");
		assert_at(run, "results/0/locations/0/physicalLocation/region",
		          "{\"startLine\":1}");
		json_decref(run);
	}
}

static void the_least_important_is_left_out(void **state)
{
	(void)state;
	struct sink *sink = sink_new();
	json_t *run;

	for (unsigned i = 0; i < 5003; i++) {
		g_autofree char *file = g_strdup_printf("%04u.c", i);
		struct finding *finding = at_file(file, "m");

		finding->severity = i == 7      ? SEVERITY_NOTE
		                    : i == 5002 ? SEVERITY_ERROR
		                                : SEVERITY_WARNING;
		finding->confidence = i == 9 ? CONFIDENCE_LOW : CONFIDENCE_HIGH;
		sink_add(sink, finding);
	}
	sink_close(sink);
	run = run_of(sink, &sample_summary);
	assert_int_equal(json_array_size(at(run, "results")), 5000);
	assert_at(run, "results/6/locations/0/physicalLocation/artifactLocation/uri", "\"0006.c\"");
	assert_at(run, "results/7/locations/0/physicalLocation/artifactLocation/uri", "\"0008.c\"");
	assert_at(run, "results/8/locations/0/physicalLocation/artifactLocation/uri", "\"0010.c\"");
	assert_at(run, "results/4999/level", "\"error\"");
	assert_at(run, "results/4998/locations/0/physicalLocation/artifactLocation/uri",
	          "\"5000.c\"");
	assert_at(run, NOTES "1/descriptor/id", "\"left-out\"");
	assert_true(g_str_has_prefix(json_string_value(at(run, NOTES "1/message/text")),
	                             "Left out: 3 findings, "));
	json_decref(run);
}

static const struct {
	const char *function, *message, *kinds;
	int level;
} steps[] = {
	{ "main", "the loop around epoll_wait() runs here", "[\"handler\"]", 0 },
	{ "f", "calls mtx_lock(): takes lock", "[\"call\",\"function\",\"acquire\",\"lock\"]", 0 },
	{ "f", "a > 3 is true", "[\"branch\",\"true\"]", 0 },
	{ "f", "b is false", "[\"branch\",\"false\"]", 0 },
	{ "f", "calls p->g, which is g()", "[\"call\",\"function\"]", 0 },
	{ "g", "takes it from there", NULL, 1 },
	{ "g", "calls h()", "[\"call\",\"function\"]", 1 },
	{ "h", "calls dial(): waits", "[\"call\",\"function\",\"danger\"]", 2 },
};

static void steps_have_kinds_and_levels(void **state)
{
	(void)state;
	struct sink *sink = sink_new();
	struct finding *finding = at_file("x.c", "m");
	json_t *run, *flow;

	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		finding_add_step(finding->trace, "x.c", 1, 1, steps[i].function, steps[i].message);
	sink_add(sink, finding);
	sink_close(sink);
	run = run_of(sink, &sample_summary);
	flow = at(run, "results/0/codeFlows/0/threadFlows/0/locations");
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
		json_t *step = json_array_get(flow, i);

		assert_at(step, "kinds", steps[i].kinds);
		assert_int_equal(json_integer_value(at(step, "nestingLevel")), steps[i].level);
	}
	json_decref(run);
}

static void fill_trace(GPtrArray *trace, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		finding_add_step(trace, "x.c", i + 1, 0, "f", "calls f()");
}

/* The lines of the first and the last step that stayed, and of those on both sides of the gap. */
static void assert_kept(json_t *flow, size_t count, int before, int after, int last)
{
	static const char line[] = "location/physicalLocation/region/startLine";
	const size_t places[] = { 0, (count + 1) / 2 - 1, (count + 1) / 2, count - 1 };
	const int lines[] = { 1, before, after, last };

	assert_int_equal(json_array_size(flow), count);
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		assert_int_equal(json_integer_value(at(json_array_get(flow, places[i]), line)),
		                 lines[i]);
}

static void long_paths_keep_their_ends(void **state)
{
	(void)state;
	struct sink *sink = sink_new();
	struct finding *finding = at_file("x.c", "m");
	json_t *run;

	finding->trace2 = finding_new_trace();
	fill_trace(finding->trace, 1200);
	fill_trace(finding->trace2, 301);
	sink_add(sink, finding);
	sink_close(sink);
	run = run_of(sink, &sample_summary);
	assert_kept(at(run, "results/0/codeFlows/0/threadFlows/0/locations"), 699, 350, 852, 1200);
	assert_kept(at(run, "results/0/codeFlows/0/threadFlows/1/locations"), 301, 151, 152, 301);
	assert_int_equal(json_array_size(at(run, "results/0/relatedLocations")), 99);
	assert_at(run, NOTES "1/level", "\"note\"");
	assert_true(g_str_has_prefix(json_string_value(at(run, NOTES "1/message/text")),
	                             "Left out: 501 steps "));
	json_decref(run);
}

/* 200 findings of 400 kB each are 80 MB, of which 40 may be written. */
static void large_files_are_cut(void **state)
{
	(void)state;
	struct sink *sink = sink_new();
	g_autofree char *message = g_strnfill(400000, 'm');
	json_t *run;

	for (unsigned i = 0; i < 200; i++) {
		g_autofree char *file = g_strdup_printf("%04u.c", i);

		sink_add(sink, at_file(file, message));
	}
	sink_close(sink);
	run = run_of(sink, &sample_summary);
	assert_int_equal(json_array_size(at(run, "results")), 104);
	assert_true(g_str_has_prefix(json_string_value(at(run, NOTES "1/message/text")),
	                             "Left out: 96 findings, "));
	json_decref(run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_the_findings),
		cmocka_unit_test(bare_and_hostile),
		cmocka_unit_test(rules_are_described),
		cmocka_unit_test(notifications),
		cmocka_unit_test(names_become_uris),
		cmocka_unit_test(steps_have_kinds_and_levels),
		cmocka_unit_test(the_least_important_is_left_out),
		cmocka_unit_test(long_paths_keep_their_ends),
		cmocka_unit_test(large_files_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
