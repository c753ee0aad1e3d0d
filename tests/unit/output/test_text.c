/* SPDX-License-Identifier: MIT
 *
 * test_text.c - the whole text output, byte by byte.
 *
 * The rich finding shows every line there is, the bare one none that does not apply, the hostile
 * one that no control character gets out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <glib/gstdio.h>
#include "sample_findings.h"

static const char bare[] = "asynclint: warning: a unit was lost [ASY905 incomplete-unit]\n"
			   "\n";

static const char rich[] =
	"no/such/phone.c:31:7: error: dial() may wait for seconds, on the event "
	"loop [ASY101 blocking-call]\n"
	"  path:     no/such/server.c:190  main     registers on_read() with uv_read_start()\n"
	"            no/such/server.c:44   on_read  calls ask()\n"
	"            no/such/phone.c:31    ask      calls dial()\n"
	"            (+2 more roots)\n"
	"  why:      It waits until somebody picks up.\n"
	"  model:    phone: dial (confidence: high)\n"
	"  instead:  dial_async() with a callback\n"
	"  assumes:  the line is not busy\n"
	"            ops->ask is ask()\n"
	"\n";

static const char hostile[] = "odd\\tname\\xff.c:1:1: warning: one\\ntwo \\x1b[31mred\\x7f [ASY203 "
			      "blocking-under-loop-lock]\n"
			      "  path:     \\u202e.c:1  f  \xc3\xa4 takes L\n"
			      "  against:  h.c:2  holder  \xe4\xbd\xa0 sleeps with L\n"
			      "            -              \\x9b\n"
			      "\n";

static const char summary[] =
	"asynclint: 1 error, 2 warnings in 4 units; 20 functions, 8 can run on an event loop; 1 "
	"unit not analysed; 1 unit analysed only in part; 2 calls through pointers could not be "
	"followed; 1 excluded; 2 suppressed; 3 in the baseline; 4 outside the diff; 3 notes "
	"not shown; --strict shows them\n";

static void prints_findings_and_summary(void **state)
{
	(void)state;
	g_autofree char *got = sample_print("text", sample_full(), &sample_summary, false);
	g_autofree char *expected = g_strconcat(bare, rich, hostile, summary, NULL);

	assert_string_equal(got, expected);
}

/* Colour adds escape sequences of ours and nothing else. */
static void colour_changes_no_word(void **state)
{
	(void)state;
	g_autofree char *got = sample_print("text", sample_full(), &sample_summary, true);
	g_autofree char *expected = g_strconcat(bare, rich, hostile, summary, NULL);
	g_autoptr(GRegex) colour = g_regex_new("\033\\[[0-9;]*m", 0, 0, NULL);
	g_autofree char *stripped = g_regex_replace(colour, got, -1, 0, "", 0, NULL);

	assert_string_equal(stripped, expected);
	assert_non_null(strstr(got, "\033[1;31merror:\033[0m"));
	assert_non_null(strstr(got, "\033[1;35mwarning:\033[0m"));
}

static void prints_the_source_line(void **state)
{
	(void)state;
	g_autofree char *folder = g_dir_make_tmp("text-XXXXXX", NULL);
	g_autofree char *path = g_build_filename(folder, "a.c", NULL);
	struct finding *finding = finding_new("ASY101", "blocking-call", SEVERITY_NOTE);
	struct sink *sink = sink_new();

	assert_true(g_file_set_contents(path, "void f(void)\n{\n\tsleep(1);\n}\n", -1, NULL));
	finding->message = g_strdup("sleep() waits");
	finding->file = g_strdup(path);
	finding->line = 3;
	finding->column = 2;
	finding_seal(finding, "sleep", 0);
	sink_add(sink, finding);
	sink_close(sink);

	g_autofree char *got = sample_print("text", sink, &sample_summary, false);
	g_autofree char *expected = g_strconcat(path,
	                                        ":3:2: note: sleep() waits [ASY101 blocking-call]\n"
	                                        "    3 |         sleep(1);\n"
	                                        "      |         ^\n"
	                                        "\n",
	                                        summary, NULL);
	assert_string_equal(got, expected);
	g_unlink(path);
	g_rmdir(folder);
}

static void nothing_found_is_one_line(void **state)
{
	(void)state;
	struct run_summary clean = { .units = 3, .functions = 9, .loop_functions = 4 };
	g_autofree char *got = sample_print("text", sample_empty(), &clean, false);

	assert_string_equal(got,
	                    "asynclint: nothing found in 3 units; 9 functions, 4 can run on an "
	                    "event loop\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_findings_and_summary),
		cmocka_unit_test(colour_changes_no_word),
		cmocka_unit_test(prints_the_source_line),
		cmocka_unit_test(nothing_found_is_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
