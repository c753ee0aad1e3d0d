/* SPDX-License-Identifier: MIT
 *
 * test_junit.c - the elements and attributes, read back with GLib's parser.
 *
 * GLib lets characters pass that XML forbids, so their absence is looked at in the bytes; that the
 * whole is what JUnit's readers expect is the business of the schema (junit.xsd) and its test.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "sample_findings.h"

/* "element name=value ..." per element, and its text after a bar. */
static void on_start(GMarkupParseContext *context, const char *element, const char **names,
                     const char **values, gpointer data, GError **error)
{
	(void)context;
	(void)error;
	g_string_append_printf(data, "\n%s", element);
	for (; *names; names++, values++)
		g_string_append_printf(data, " %s=%s", *names, *values);
}

static void on_text(GMarkupParseContext *context, const char *text, gsize size, gpointer data,
                    GError **error)
{
	g_autofree char *copy = g_strndup(text, size);

	(void)context;
	(void)error;
	if (*g_strstrip(copy))
		g_string_append_printf(data, "|%s", copy);
}

static char *parsed(struct sink *sink, const struct run_summary *summary)
{
	static const GMarkupParser parser = { .start_element = on_start, .text = on_text };
	g_autofree char *text = sample_print("junit", sink, summary, true);
	GString *seen = g_string_new(NULL);
	GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, seen, NULL);

	assert_true(g_str_has_prefix(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	assert_true(g_markup_parse_context_parse(context, text, -1, NULL));
	assert_true(g_markup_parse_context_end_parse(context, NULL));
	g_markup_parse_context_free(context);
	for (const char *at = text; *at; at++)
		assert_true(*at == '\n' || (unsigned char)*at >= ' ');
	assert_null(strstr(text, "&#x"));
	assert_null(strstr(text, "\xef\xbf\xbe"));
	return g_string_free(seen, FALSE);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("no \"%s\" in:%s", part, text);
}

static void a_failure_per_finding(void **state)
{
	(void)state;
	g_autofree char *seen = parsed(sample_full(), &sample_summary);

	assert_has(seen, "\ntestsuites name=asynclint tests=4 failures=3 errors=0 time=0\n"
	                 "testsuite name=asynclint tests=4 failures=3 errors=0 skipped=1 time=0\n");
	assert_has(seen, "\ntestcase classname=asynclint name=ASY905 incomplete-unit asynclint "
	                 "time=0\nfailure type=warning message=a unit was lost");
	assert_has(seen, "\ntestcase classname=no/such/phone.c "
	                 "name=ASY101 blocking-call no/such/phone.c:31:7 time=0\n"
	                 "failure type=error message=dial() may wait for seconds, on the event loop"
	                 "|path:     no/such/server.c:190  main ");
	assert_has(seen, "\n  instead:  dial_async() with a callback\n");
	assert_has(seen, "\nsystem-out|asynclint: 1 error, 2 warnings in 4 units");
}

static void hostile_names_become_visible(void **state)
{
	(void)state;
	g_autofree char *seen = parsed(sample_full(), &sample_summary);

	assert_has(seen, "\ntestcase classname=odd\\tname\\xff.c ");
	assert_has(seen, "message=one\\ntwo \\x1b[31mred\\x7f|path:     \\u202e.c:1  f ");
	assert_has(seen, "  against:  h.c:2  holder ");
	assert_has(seen, "\ntestcase classname=asynclint "
	                 "name=not analysed: g\\xff%ne\\n.c: <no> such: file time=0\n"
	                 "skipped message=g\\xff%ne\\n.c: <no> such: file\n");
}

static void what_xml_cannot_say_is_replaced(void **state)
{
	(void)state;
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_NOTE);
	struct sink *sink = sink_new();

	finding->message = g_strdup("\xef\xbf\xbe<a href=\"x\">&'\xef\xbf\xbf");
	finding->file = g_strdup("]]>.c");
	finding_seal(finding, "f", 0);
	sink_add(sink, finding);
	sink_close(sink);
	g_autofree char *seen = parsed(sink, &sample_summary);
	assert_has(seen, "failure type=note message=\xef\xbf\xbd<a href=\"x\">&'\xef\xbf\xbd\n");
	assert_has(seen, "classname=]]>.c ");
}

static void nothing_found_is_a_pass(void **state)
{
	(void)state;
	static const struct run_summary nothing = { .units = 1 };
	g_autofree char *seen = parsed(sample_empty(), &nothing);

	assert_has(seen, "\ntestsuite name=asynclint tests=1 failures=0 errors=0 skipped=0 time=0\n"
	                 "testcase classname=asynclint name=nothing found time=0\nsystem-out|");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_failure_per_finding),
		cmocka_unit_test(hostile_names_become_visible),
		cmocka_unit_test(what_xml_cannot_say_is_replaced),
		cmocka_unit_test(nothing_found_is_a_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
