/* SPDX-License-Identifier: MIT
 *
 * test_path_sets.c - which paths, and which beginnings of paths, are in a set.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include "model/path_sets.h"

/* Is TEXT in the only set: 'i' or 'o' without more, 'I' or 'O' whatever follows, '?' not known. */
static char answer(const struct path_sets *sets, const char *text, bool complete)
{
	struct path_marks marks = path_sets_marks(sets, text, strlen(text), complete);

	assert_int_equal(marks.in & marks.out, 0);
	assert_int_equal(marks.firm & ~(marks.in | marks.out), 0);
	if (marks.in)
		return marks.firm ? 'I' : 'i';
	if (marks.out)
		return marks.firm ? 'O' : 'o';
	return '?';
}

static struct path_sets *one_set(void)
{
	static const char *const heads[] = { "/dev/null", "/proc/", "/sys/" };
	struct path_sets *sets = path_sets_new();
	unsigned number;

	assert_true(path_sets_add(sets, heads, 3, &number));
	assert_int_equal(number, 0);
	return sets;
}

/* Each path as a whole, and as a beginning. */
static void test_paths(void **state)
{
	static const struct {
		const char *text;
		char whole;
		char head;
	} rows[] = {
		{ "/proc/self", 'I', 'I' }, { "/proc/", 'I', 'I' },     { "/proc", 'i', '?' },
		{ "/pro", 'o', '?' },       { "/process", 'O', 'O' },   { "/", 'o', '?' },
		{ "", '?', '?' },           { "proc/self", '?', '?' },  { "/dev/null", 'i', '?' },
		{ "/dev/nul", 'o', '?' },   { "/dev/nulls", 'O', 'O' }, { "/etc/passwd", 'O', 'O' },
		{ "//proc/x", 'O', 'O' },   { "/sys/", 'I', 'I' },
	};
	struct path_sets *sets = one_set();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(answer(sets, rows[i].text, true), rows[i].whole);
		assert_int_equal(answer(sets, rows[i].text, false), rows[i].head);
	}
	path_sets_free(sets);
}

/* Only LENGTH bytes count. */
static void test_length(void **state)
{
	struct path_sets *sets = one_set();

	(void)state;
	assert_int_equal(path_sets_marks(sets, "/proc/x", 5, true).firm, 0);
	assert_int_equal(path_sets_marks(sets, "/proc/x", 5, true).in, 1);
	assert_int_equal(path_sets_marks(sets, "/proc/x", 6, false).in, 1);
	assert_int_equal(path_sets_longest(sets), strlen("/dev/null"));
	path_sets_free(sets);
}

static void test_numbers(void **state)
{
	static const char *const a[] = { "/a/" }, *const ab[] = { "/a/", "/b/" };
	struct path_sets *sets = path_sets_new();
	unsigned number;
	char name[8];
	const char *heads = name;

	(void)state;
	assert_true(path_sets_add(sets, a, 1, &number));
	assert_int_equal(number, 0);
	assert_true(path_sets_add(sets, ab, 2, &number));
	assert_int_equal(number, 1);
	assert_true(path_sets_add(sets, a, 1, &number));
	assert_int_equal(number, 0);
	for (unsigned i = 2; i < PATH_SETS_MAX; i++) {
		snprintf(name, sizeof(name), "/%u/", i);
		assert_true(path_sets_add(sets, &heads, 1, &number));
		assert_int_equal(number, i);
	}
	snprintf(name, sizeof(name), "/more/");
	assert_false(path_sets_add(sets, &heads, 1, &number));
	assert_int_equal(path_sets_marks(sets, "/a/x", 4, true).in, 3);
	assert_int_equal(path_sets_marks(sets, "/a/x", 4, true).out, 0xfc);
	path_sets_free(sets);
	path_sets_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
