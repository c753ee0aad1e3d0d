/* SPDX-License-Identifier: MIT
 *
 * test_generic_text.c - what is read out of printed _Generic selections, and which is which.
 */
#include "frontend/generic_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The entries of LIST with '|' between them, '-' for NULL. */
static void append_list(GString *out, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const char *text = g_ptr_array_index(list, i);

		g_string_append_printf(out, "%s%s", i ? "|" : "", text ? text : "-");
	}
}

/* All types of all selections in PRINTED: "a|b;c|d" for two with two each. */
static void expect(const char *printed, const char *want)
{
	GPtrArray *all = generic_text_read(printed);
	GString *got = g_string_new(NULL);

	for (guint i = 0; i < all->len; i++) {
		const struct generic_shape *shape = g_ptr_array_index(all, i);

		g_string_append(got, i ? ";" : "");
		append_list(got, shape->types);
		assert_int_equal(shape->words->len, shape->types->len + 1);
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
	expect("_Generic(x, typeof (c ? 1 : 2): f, struct (unnamed at a.c:1:2): g)",
	       "typeof (c ? 1 : 2)|struct (unnamed at a.c:1:2)");
}

static void test_several_in_order(void **state)
{
	(void)state;
	expect("_Generic(_Generic(1, int: 2, char: 3), short: 4), _Generic(5, long: 6)",
	       "short;int|char;long");
	expect("_Generic(x, int: _Generic(y, char: 1, long: 2), short: 3)", "int|short;char|long");
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

static void test_words(void **state)
{
	GPtrArray *all = generic_text_read("_Generic((( x)), int: right(1), long: -1, short: *p, "
	                                   "char: _Generic(1, int: y), default: (12UL))");
	const struct generic_shape *shape = g_ptr_array_index(all, 0);
	GString *got = g_string_new(NULL);

	(void)state;
	append_list(got, shape->words);
	assert_string_equal(got->str, "x|right|-|-|_Generic|12");
	g_string_free(got, TRUE);
	g_ptr_array_unref(all);
}

/* Selections from text like "x f g;y h": of each the words, '-' for one that is not known. */
static GPtrArray *shapes_of(const char *text)
{
	GPtrArray *all = g_ptr_array_new_with_free_func((GDestroyNotify)generic_shape_free);
	g_auto(GStrv) parts = g_strsplit(text, ";", -1);

	for (char **part = parts; *part; part++) {
		struct generic_shape *shape = generic_shape_new();
		g_auto(GStrv) words = g_strsplit(*part, " ", -1);

		for (char **word = words; *word; word++)
			g_ptr_array_add(shape->words,
			                g_str_equal(*word, "-") ? NULL : g_strdup(*word));
		g_ptr_array_add(all, shape);
	}
	return all;
}

static void expect_pairs(const char *seen, const char *printed, const char *want)
{
	GPtrArray *a = shapes_of(seen), *b = generic_text_read(printed);
	g_autofree int *pairs = generic_text_match(a, b);
	GString *got = g_string_new(NULL);

	for (guint i = 0; i < a->len; i++)
		g_string_append_printf(got, "%s%d", i ? " " : "", pairs[i]);
	assert_string_equal(got->str, want);
	g_string_free(got, TRUE);
	g_ptr_array_unref(a);
	g_ptr_array_unref(b);
}

#define F  "_Generic(x, int: f, long: g)"
#define F2 "_Generic(x, int: f, char: g)"
#define H  "_Generic(y, int: h, long: k)"

static void test_pairs(void **state)
{
	(void)state;
	expect_pairs("x f g;y h k", F H, "0 1");
	expect_pairs("x f g;- - -", F H, "0 1");
	/* A controlling type is printed but no operand. */
	expect_pairs("f g", "_Generic(int, int: f, long: g)", "0");
	expect_pairs("f", F, "-1");
	expect_pairs("x f g -", F, "-1");
	/* One that is not printed, in front, between and behind. */
	expect_pairs("1 4 8;x f g;y h k", F H, "-1 0 1");
	expect_pairs("x f g;1 4 8;y h k", F H, "0 -1 1");
	expect_pairs("x f g;y h k;1 4 8", F H, "0 1 -1");
	/* One of which nothing is known may be any. */
	expect_pairs("- - -;x f g;y h k", F H, "0 0 1");
	/* One that was not visited. */
	expect_pairs("x f g;y h k", F "_Generic(1, int: 2)" H, "0 2");
	expect_pairs("y h k", F H, "1");
	expect_pairs("a b c", F H, "-1");
}

static void test_unsure_pairs(void **state)
{
	(void)state;
	/* Either of two: with the same types it does not matter which, with others it does. */
	expect_pairs("x f g", F F, "1");
	expect_pairs("x f g", F F2, "-1");
	expect_pairs("x f g;y h k", F F2 H, "-1 2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_types),
		cmocka_unit_test(test_several_in_order),
		cmocka_unit_test(test_literals_and_longer_names),
		cmocka_unit_test(test_cut_off_text),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_unsure_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
