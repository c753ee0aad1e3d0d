/* SPDX-License-Identifier: MIT
 *
 * test_cleanup_text.c - which cleanup attribute of a printed declaration is its own.
 */
#include "frontend/cleanup_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

static void expect(const char *printed, const char *want)
{
	g_autofree char *got = cleanup_text_function(printed);

	if (want)
		assert_string_equal(got, want);
	else
		assert_null(got);
}

static void test_places(void **state)
{
	(void)state;
	expect("M *g __attribute__((cleanup(unlock))) = (lock(m) , (m))", "unlock");
	expect("__attribute__((cleanup(unlock))) M *x = m", "unlock");
	expect("M *g = (lock(m) , (m)) __attribute__((cleanup(unlock)))", "unlock");
	expect("[[gnu::cleanup(unlock)]] M *x", "unlock");
	expect("M *x __attribute__((unused)) __attribute__((__cleanup__(drop_2)))", "drop_2");
	expect("M *x __attribute__((unused, cleanup(drop)))", "drop");
}

static void test_others(void **state)
{
	(void)state;
	expect("M *x __attribute__((unused)) = cleanup(y)", NULL);
	expect("int x __attribute__((annotate(\"((cleanup(f\"))) = 0", NULL);
	expect("int x __attribute__((my_cleanup(f)))", NULL);
	expect("int cleanup(f)", NULL);
}

static void test_inner_declaration(void **state)
{
	(void)state;
	expect("int x = ({ M *y __attribute__((cleanup(f))) = z; 1; })", NULL);
	expect("int x = ({ M *y __attribute__((cleanup(f))) = z; ')'; }) "
	       "__attribute__((cleanup(g)))",
	       "g");
}

static void test_cut_off_text(void **state)
{
	(void)state;
	expect("", NULL);
	expect("int x __attribute__((", NULL);
	expect("int x __attribute__((cleanup(", NULL);
	expect("int x __attribute__((annotate(\"", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_inner_declaration),
		cmocka_unit_test(test_cut_off_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
