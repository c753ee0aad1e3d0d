/* SPDX-License-Identifier: MIT
 *
 * test_github.c - one command per line, read back as GitHub's runner reads it.
 *
 * The reader below follows the runner: the part between the first two "::" holds the command and
 * its properties, which are separated by commas and unescaped one by one. What comes out must be
 * what the sample holds, whatever is in its names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "sample_findings.h"

static char *replaced(const char *text, const char *what, const char *by)
{
	g_auto(GStrv) parts = g_strsplit(text, what, -1);

	return g_strjoinv(by, parts);
}

/* TEXT unescaped; PROPERTY: it was a property. */
static char *unescaped(const char *text, bool property)
{
	static const char *const codes[][2] = {
		{ "%0D", "\r" }, { "%0A", "\n" }, { "%3A", ":" }, { "%2C", "," }, { "%25", "%" },
	};
	char *made = g_strdup(text);

	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
		char *next;

		if (!property && strchr(":,", codes[i][1][0]))
			continue;
		next = replaced(made, codes[i][0], codes[i][1]);
		g_free(made);
		made = next;
	}
	return made;
}

/* The part of LINE that holds the properties. */
static char *properties_of(const char *line, const char *command)
{
	g_autofree char *start = g_strdup_printf("::%s ", command);
	const char *end = strstr(line + 2, "::");

	assert_true(g_str_has_prefix(line, start));
	assert_non_null(end);
	return g_strndup(line + strlen(start), (gsize)(end - line) - strlen(start));
}

static void assert_property(const char *line, const char *command, const char *name,
                            const char *expected)
{
	g_autofree char *properties = properties_of(line, command);
	g_autofree char *start = g_strdup_printf("%s=", name), *got = NULL;
	g_auto(GStrv) pairs = g_strsplit(properties, ",", -1);

	for (char **pair = pairs; *pair; pair++)
		if (g_str_has_prefix(*pair, start)) {
			assert_null(got);
			got = unescaped(*pair + strlen(start), true);
		}
	if (!expected) {
		assert_null(got);
		return;
	}
	assert_non_null(got);
	assert_string_equal(got, expected);
}

static char *message_of(const char *line)
{
	return unescaped(strstr(line + 2, "::") + 2, false);
}

static char **lines_of(struct sink *sink, const struct run_summary *summary)
{
	g_autofree char *text = sample_print("github", sink, summary, true);

	assert_true(g_utf8_validate(text, -1, NULL));
	assert_null(strpbrk(text, "\r\033"));
	assert_true(g_str_has_suffix(text, "\n"));
	text[strlen(text) - 1] = '\0';
	return g_strsplit(text, "\n", -1);
}

static void a_command_per_finding(void **state)
{
	(void)state;
	g_auto(GStrv) lines = lines_of(sample_full(), &sample_summary);

	assert_int_equal(g_strv_length(lines), 5);
	assert_property(lines[0], "warning", "file", NULL);
	assert_property(lines[0], "warning", "line", NULL);
	assert_property(lines[0], "warning", "title", "ASY905 incomplete-unit");
	assert_property(lines[1], "error", "file", "no/such/phone.c");
	assert_property(lines[1], "error", "line", "31");
	assert_property(lines[1], "error", "col", "7");
	assert_property(lines[1], "error", "title", "ASY101 blocking-call");
	assert_property(lines[2], "warning", "file", "odd\tname\xef\xbf\xbd.c");
	assert_property(lines[3], "warning", "title", "not analysed");
	assert_true(g_str_has_prefix(lines[4], "asynclint: 1 error, 2 warnings in 4 units"));
}

static void messages_have_the_path(void **state)
{
	(void)state;
	g_auto(GStrv) lines = lines_of(sample_full(), &sample_summary);
	g_autofree char *message = message_of(lines[1]), *hostile = message_of(lines[2]);
	g_autofree char *lost = message_of(lines[3]);

	assert_true(g_str_has_prefix(message, "dial() may wait for seconds, on the event loop\n"
	                                      "  path:     no/such/server.c:190  main "));
	assert_non_null(strstr(message, "\n  instead:  dial_async() with a callback\n"));
	assert_false(g_str_has_suffix(message, "\n"));
	assert_true(g_str_has_prefix(hostile, "one\\ntwo \\x1b[31mred\\x7f\n"));
	assert_non_null(strstr(hostile, "\n  against:  h.c:2  holder "));
	assert_string_equal(lost, "g\\xff%ne\\n.c: <no> such: file");
}

/* The characters that end a property, in the name of a file. */
static void properties_keep_their_ends(void **state)
{
	(void)state;
	const char *name = "a,b:c%2C::d=e\r\n \"f'.c ";
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_NOTE);
	struct sink *sink = sink_new();
	static const struct run_summary nothing;

	finding->message = g_strdup("100% :: sure");
	finding->file = g_strdup(name);
	finding->line = 3;
	finding_seal(finding, "f", 0);
	sink_add(sink, finding);
	sink_close(sink);
	g_auto(GStrv) lines = lines_of(sink, &nothing);
	g_autofree char *message = message_of(lines[0]);
	assert_property(lines[0], "notice", "file", name);
	assert_property(lines[0], "notice", "line", "3");
	assert_property(lines[0], "notice", "col", NULL);
	assert_string_equal(message, "100% :: sure");
	assert_non_null(
		strstr(lines[0], "file=a%2Cb%3Ac%252C%3A%3Ad=e%0D%0A \"f'.c ,line=3,title="));
}

static void nothing_is_a_line(void **state)
{
	(void)state;
	static const struct run_summary nothing = { .units = 1 };
	g_auto(GStrv) lines = lines_of(sample_empty(), &nothing);

	assert_int_equal(g_strv_length(lines), 1);
	assert_true(g_str_has_prefix(lines[0], "asynclint: nothing found in 1 unit"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_command_per_finding),
		cmocka_unit_test(messages_have_the_path),
		cmocka_unit_test(properties_keep_their_ends),
		cmocka_unit_test(nothing_is_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
