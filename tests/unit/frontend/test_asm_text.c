/* SPDX-License-Identifier: MIT
 *
 * test_asm_text.c - which labels the asm statements of a printed function may jump to.
 */
#include "frontend/asm_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* WANT: the labels with spaces between, a bar behind each statement. */
static void expect(const char *printed, const char *want)
{
	g_autoptr(GPtrArray) statements = asm_text_statements(printed);
	g_autoptr(GString) got = g_string_new(NULL);

	for (guint i = 0; i < statements->len; i++) {
		g_autofree char *labels = g_strjoinv(" ", statements->pdata[i]);

		g_string_append_printf(got, "%s|", labels);
	}
	assert_string_equal(got->str, want);
}

static void test_jumps(void **state)
{
	(void)state;
	expect("{ asm goto (\"\" :  :  :  : slow); }", "slow|");
	expect("{ asm volatile goto (\"b %l[a]\" :  : \"r\" (n ? 1 : 2) : \"cc\" : a, b_2); }",
	       "a b_2|");
	expect("{ asm goto (\"a) : b\" : [x] \"=r\" (y[({ c: 1; })]) :  :  : d); }", "d|");
}

static void test_others(void **state)
{
	(void)state;
	expect("{ asm (\"\" :  : \"r\" (a)); asm volatile (\"\"); asm goto (\"\" : : : : x); }",
	       "||x|");
	expect("register int x asm(\"eax\"); s = \"asm goto (: x)\"; my_asm (a); asm_ (b);", "");
	expect("", "");
	expect("asm goto (\"\" : : : : cut", "cut|");
	expect("asm goto (\"no end", "|");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_jumps),
		cmocka_unit_test(test_others),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
