/* SPDX-License-Identifier: MIT
 *
 * test_budget.c - the little language of --fail-on.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/base/failure.h"
#include "reader/session/budget.h"

static const struct session session = {
	.totals = { .stalls = 3, .longest_ns = 200000000, .total_ns = 500000000, .dropped = 0 },
};

static unsigned exceeded(const char *expression)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(session_budget) budget = budget_parse(expression, &error);

	assert_non_null(budget);
	return budget_exceeded(budget, &session, lines);
}

static void every_operator_compares(void **state)
{
	(void)state;
	assert_int_equal(exceeded("stall.count>2"), 1);
	assert_int_equal(exceeded("stall.count>3"), 0);
	assert_int_equal(exceeded("stall.count>=3"), 1);
	assert_int_equal(exceeded("stall.count<3"), 0);
	assert_int_equal(exceeded("stall.count<=3"), 1);
	assert_int_equal(exceeded("stall.count==3"), 1);
	assert_int_equal(exceeded("stall.count!=3"), 0);
	assert_int_equal(exceeded("stall.max>200ms"), 0);
	assert_int_equal(exceeded("stall.max>199.9ms"), 1);
	assert_int_equal(exceeded("stall.total>=0.5s"), 1);
}

static void any_term_is_enough(void **state)
{
	(void)state;
	assert_int_equal(exceeded("stall.count > 99, stall.max >= 200ms,dropped==0"), 2);
}

static void what_is_over_is_said(void **state)
{
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(session_budget) budget = budget_parse("stall.max>150ms", NULL);

	(void)state;
	budget_exceeded(budget, &session, lines);
	assert_string_equal(lines->str, "stall.max is 200.0 ms: over budget (stall.max>150ms)\n");
}

static void mistakes_are_usage_errors(void **state)
{
	static const char *const texts[] = { "",
		                             ",",
		                             "stall.count",
		                             "stall.count>",
		                             ">3",
		                             "stall.count>1,",
		                             "stall.max>200",
		                             "stall.max>2 00ms",
		                             "stall.count>1ms",
		                             "stall.count>-1",
		                             "stall.count=>1",
		                             "stalls>1",
		                             "stall.count>>1",
		                             "stall.count>1;dropped>1",
		                             "stall.count>99999999999999999999" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autoptr(GError) error = NULL;
		assert_null(budget_parse(texts[i], &error));
		assert_int_equal(failure_exit_status(error), EXIT_USAGE);
		assert_true(g_str_has_prefix(error->message, "--fail-on: "));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_operator_compares),
		cmocka_unit_test(any_term_is_enough),
		cmocka_unit_test(what_is_over_is_said),
		cmocka_unit_test(mistakes_are_usage_errors),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
