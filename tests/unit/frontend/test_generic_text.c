/* SPDX-License-Identifier: MIT
 *
 * test_generic_text.c - what is read out of printed _Generic selections.
 */
#include "frontend/generic_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* All types of all selections in PRINTED: "a|b;c|d" for two with two each. */
static void expect(const char *printed, const char *want)
{
	GPtrArray *all = generic_text_types(printed);
	GString *got = g_string_new(NULL);

	for (guint i = 0; i < all->len; i++) {
		g_autofree char *types = g_strjoinv("|", g_ptr_array_index(all, i));

		g_string_append_printf(got, "%s%s", i ? ";" : "", types);
	}
	assert_string_equal(got->str, want);
	g_string_free(got, TRUE);
	g_ptr_array_unref(all);
}

static void test_types(void **state)
{
	(void)state;
	expect("x = 1", "");
	expect("_Generic(x, int: f, default: g)(x);", "int|default");
	expect("_Generic((x), const char *: f, void (*)(int, char): g)",
	       "const char *|void (*)(int, char)");
	expect("_Generic(f(1, 2), int: c ? a : b, long: (struct s){1, 2})", "int|long");
}

static void test_several_in_order(void **state)
{
	(void)state;
	expect("_Generic(_Generic(1, int: 2, char: 3), short: 4), _Generic(5, long: 6)",
	       "short;int|char;long");
}

static void test_literals_and_longer_names(void **state)
{
	(void)state;
	expect("s = \"_Generic(\\\"x, int: 1)\"; c = '\"'; _Generic('\\'', int: \":,)\", char: 2)",
	       "int|char");
	expect("my_Generic(x, int: f)", "");
}

static void test_cut_off_text(void **state)
{
	(void)state;
	expect("_Generic(", "");
	expect("_Generic(x, int: f, lo", "int");
	expect("_Generic(x, int: \"", "int");
	expect("_Generic(x, int: '\\", "int");
	expect(")))]}_Generic(x)", "");
}

static void expect_replaced(const char *text, const char *want)
{
	GHashTable *words = g_hash_table_new(g_str_hash, g_str_equal);

	g_hash_table_insert(words, "u8", "unsigned char");
	g_autofree char *got = generic_text_replace(text, words);

	assert_string_equal(got, want);
	g_hash_table_unref(words);
}

static void test_replace(void **state)
{
	(void)state;
	expect_replaced("u8", "unsigned char");
	expect_replaced("const u8 *", "const unsigned char *");
	expect_replaced("u80 *(*)(my_u8)", "u80 *(*)(my_u8)");
	expect_replaced("struct u8 *(*)(u8)", "struct u8 *(*)(unsigned char)");
	expect_replaced("", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_several_in_order),
		cmocka_unit_test(test_literals_and_longer_names),
		cmocka_unit_test(test_cut_off_text),
		cmocka_unit_test(test_replace),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
