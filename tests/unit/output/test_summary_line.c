/* SPDX-License-Identifier: MIT
 *
 * test_summary_line.c - the last line says what was found and what could not be seen.
 *
 * Golden lines, from the empty run to one with everything in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "output/summary_line.h"

static void assert_line(struct run_summary summary, const char *expected)
{
	g_autoptr(GString) out = g_string_new(NULL);

	summary_line_append(out, &summary);
	assert_string_equal(out->str, expected);
}

static void nothing_found(void **state)
{
	(void)state;
	assert_line(
		(struct run_summary){ .units = 1, .functions = 2, .loop_functions = 1 },
		"asynclint: nothing found in 1 unit; 2 functions, 1 can run on an event loop\n");
	assert_line(
		(struct run_summary){ .units = 2, .functions = 1 },
		"asynclint: nothing found in 2 units; 1 function, none known to run on an event "
		"loop\n");
}

static void everything(void **state)
{
	(void)state;
	struct run_summary summary = { .units = 9,
		                       .units_failed = 1,
		                       .units_partial = 2,
		                       .functions = 80,
		                       .loop_functions = 7,
		                       .calls_unresolved = 5,
		                       .findings = { 1, 2, 3 },
		                       .hidden_notes = 4,
		                       .excluded = 1,
		                       .suppressed = 2,
		                       .in_baseline = 3,
		                       .outside_diff = 4 };

	assert_line(
		summary,
		"asynclint: 3 errors, 2 warnings, 1 note in 9 units; 80 functions, 7 can run on "
		"an event loop; 1 unit not analysed; 2 units analysed only in part; 5 calls "
		"through pointers could not be followed; 1 excluded; 2 suppressed; 3 in the "
		"baseline; 4 outside "
		"the diff; 4 notes not shown; --strict shows them\n");
}

static void one_of_each(void **state)
{
	(void)state;
	struct run_summary summary = { .units = 1,
		                       .functions = 1,
		                       .loop_functions = 1,
		                       .calls_unresolved = 1,
		                       .findings = { [SEVERITY_WARNING] = 1 },
		                       .hidden_notes = 1 };

	assert_line(summary, "asynclint: 1 warning in 1 unit; 1 function, 1 can run on an event "
	                     "loop; 1 call through pointers could not be followed; 1 note not "
	                     "shown; --strict shows them\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_found),
		cmocka_unit_test(everything),
		cmocka_unit_test(one_of_each),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
