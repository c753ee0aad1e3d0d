/* SPDX-License-Identifier: MIT
 *
 * test_glob.c - patterns, paths they match, and paths they do not.
 *
 * A row is a pattern, then paths separated by blanks: those that match, and those that do not.
 */
#include "policy/glob.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include <glib.h>

static const struct {
	const char *pattern, *matching, *other;
} rows[] = {
	{ "a.c", "a.c", "b.c a.cc x/a.c A.c" },
	{ "src/a.c", "src/a.c", "a.c src/b.c x/src/a.c src" },
	/* a folder is everything below it */
	{ "src", "src src/a.c src/x/a.c", "srcs/a.c x/src/a.c" },
	{ "src/", "src/a.c src/x/a.c", "src srcs/a.c" },
	{ "src/x", "src/x/a.c", "src/a.c src/xx/a.c" },
	{ "*/x", "a/x a/x/b.c", "x/a.c a/b/x" },
	/* but not when the pattern says which files */
	{ "*", "a.c", "src/a.c" },
	{ "*.c", "a.c .c", "src/a.c a.h x.c/a" },
	{ "src/*.c", "src/a.c src/.c", "src/x/a.c src/a.h a.c" },
	{ "src/a*b*c", "src/abc src/aXbXbXc", "src/ab src/abcd src/a/b/c" },
	{ "*/*.c", "a/b.c", "b.c a/a/b.c" },
	{ "?.c", "a.c \xc3\xa4.c", "ab.c .c /.c" },
	{ "a?c", "abc", "a/c ac abbc" },
	{ "**", "a.c a/b/c.d", "" },
	{ "**/a.c", "a.c x/a.c x/y/a.c a.c/b.d", "ba.c x/ba.c" },
	{ "**.c", "a.c x/a.c x/y/.c", "a.h x/a.h" },
	{ "src/**", "src/a.c src/x/a.c", "src srcs/a.c x/src/a.c" },
	{ "src/**/a.c", "src/a.c src/x/a.c src/x/y/a.c", "a.c src/xa.c src/x/b.c" },
	{ "**/test*/**", "test/a.c x/tests/a.c x/tests/y/a.c", "test.c x/atest/a.c" },
	{ "**/test", "test/a.c x/test x/test/y/a.c", "tests/a.c x/atest/a.c" },
	{ "**/a/**/b", "a/b x/a/b a/x/y/b x/a/y/b/c", "ab a/xb xa/b" },
	{ "**x**y", "xy axby a/x/b/y xyxy xxyy", "yx xyz" },
	{ "**x**/y", "x/y ax/y x/a/y axa/y", "xy x/ay" },
	{ "*a*a*a*a*a*b", "aaaaaab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
	{ "a**", "a ab a/b", "b/a" },
	{ "", "", "a" },
	{ "[a]", "[a]", "a" },
	{ "a\\*", "a\\b", "a*" },
};

static void check(const char *pattern, const char *paths, bool expected)
{
	g_auto(GStrv) all = g_strsplit(paths, " ", -1);

	for (char **path = all; *path; path++)
		if (**path && glob_match(pattern, *path) != expected)
			fail_msg("%s and %s: %smatch was expected", pattern, *path,
			         expected ? "a " : "no ");
}

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		check(rows[i].pattern, rows[i].matching, true);
		check(rows[i].pattern, rows[i].other, false);
	}
}

/* Many stars and a long path: no time is lost. */
static void test_long(void **state)
{
	g_autoptr(GString) pattern = g_string_new(NULL), path = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 500; i++) {
		g_string_append(pattern, i % 3 ? "*a" : "**/*a");
		g_string_append(path, i % 7 ? "aaaa" : "a/");
	}
	g_string_append(pattern, "b");
	assert_false(glob_match(pattern->str, path->str));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
