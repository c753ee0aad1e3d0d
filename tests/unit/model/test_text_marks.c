/* SPDX-License-Identifier: MIT
 *
 * test_text_marks.c - what is known of a string, of two, and of one with something appended.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include "model/text.h"

static int sets_new(void **state)
{
	static const char *const kernel[] = { "/proc/", "/sys/" }, *const proc[] = { "/proc/" };
	struct path_sets *sets = path_sets_new();
	unsigned number;

	path_sets_add(sets, kernel, 2, &number);
	path_sets_add(sets, proc, 1, &number);
	*state = sets;
	return 0;
}

static int sets_free(void **state)
{
	path_sets_free(*state);
	return 0;
}

static void assert_marks(const struct text *text, uint8_t in, uint8_t out, uint8_t firm)
{
	assert_int_equal(text->marks.in, in);
	assert_int_equal(text->marks.out, out);
	assert_int_equal(text->marks.firm, firm);
}

/* Spelled as in the source, with quotes. */
static void test_literals(void **state)
{
	struct text text = text_of_literal(*state, "\"/proc/x\"", false);

	assert_marks(&text, 3, 0, 3);
	text = text_of_literal(*state, "\"/proc\"", false);
	assert_marks(&text, 3, 0, 0);
	text = text_of_literal(*state, "\"/sys/%d\"", true);
	assert_marks(&text, 1, 2, 3);
	text = text_of_literal(*state, "\"/proc%d\"", true);
	assert_marks(&text, 0, 0, 0);
	text = text_of_literal(*state, "\"/proc\\x2fx\"", false);
	assert_marks(&text, 0, 0, 0);
	text = text_of_literal(*state, "L\"/proc/x\"", false);
	assert_marks(&text, 0, 0, 0);
	text = text_of_literal(*state, "", false);
	assert_marks(&text, 0, 0, 0);
}

static void test_join(void **state)
{
	struct text proc = text_of_literal(*state, "\"/proc/x\"", false);
	struct text sys = text_of_literal(*state, "\"/sys/x\"", false);
	struct text bare = text_of_literal(*state, "\"/sys\"", false);
	struct text param = text_of_param(3), text;

	text = text_join(&proc, &sys);
	assert_marks(&text, 1, 0, 1);
	text = text_join(&sys, &bare);
	assert_marks(&text, 1, 2, 2);
	text = text_join(&sys, &param);
	assert_marks(&text, 0, 0, 0);
	assert_int_equal(text.param, 4);
	assert_int_equal(text.other.in, 1);
	assert_int_equal(text.other.out, 2);
	text = text_join(&param, &param);
	assert_int_equal(text.param, 4);
	text = text_merge(&param, &sys);
	assert_marks(&text, 1, 2, 3);
	assert_int_equal(text.param, 4);
}

/* A parameter's text, or another one. */
static void test_other(void **state)
{
	struct text proc = text_of_literal(*state, "\"/proc/x\"", false);
	struct text sys = text_of_literal(*state, "\"/sys\"", false);
	struct text pr = text_of_literal(*state, "\"/pr%d\"", true), nothing = { 0 };
	struct text param = text_of_param(3), another = text_of_param(4), either, text;

	either = text_join(&param, &sys);
	text = text_join(&either, &either);
	assert_true(text_equal(&text, &either));
	text = text_join(&sys, &either);
	assert_true(text_equal(&text, &either));
	text = text_join(&either, &pr);
	assert_int_equal(text.param, TEXT_SPOILED);
	text = text_join(&either, &another);
	assert_int_equal(text.param, TEXT_SPOILED);
	text = text_join(&param, &nothing);
	assert_int_equal(text.param, TEXT_SPOILED);
	text = text_given(&either, NULL);
	assert_marks(&text, 1, 2, 2);
	text = text_given(&either, &proc);
	assert_marks(&text, 1, 0, 0);
	text = text_given(&either, &another);
	assert_int_equal(text.param, 5);
	assert_int_equal(text.other.in, 1);
	text = text_given(&param, &proc);
	assert_marks(&text, 3, 0, 3);
	text = text_firm(&either);
	assert_int_equal(text.other.in, 0);
}

/* What printf makes of it is the parameter's, but not its text. */
static void test_formatted(void **state)
{
	struct text proc = text_of_literal(*state, "\"/proc/x\"", false);
	struct text param = text_of_param(3), text;

	text = text_formatted(&param);
	assert_int_equal(text.param, 4);
	assert_int_equal(text.part, PART_FORMATTED);
	param = text_join(&param, &text);
	assert_int_equal(param.param, TEXT_SPOILED);
	text = text_formatted(&text);
	assert_int_equal(text.param, TEXT_SPOILED);
	text = text_formatted(&proc);
	assert_marks(&text, 3, 0, 3);
}

static void test_appended(void **state)
{
	struct text bare = text_of_literal(*state, "\"/proc\"", false);
	struct text start = text_of_literal(*state, "\"/pr\"", false);
	struct text other = text_of_literal(*state, "\"/etc\"", false);
	struct text param = text_of_param(0), text;

	text = text_head(&bare);
	assert_marks(&text, 0, 0, 0);
	text = text_folder(&bare);
	assert_marks(&text, 3, 0, 3);
	text = text_folder(&start);
	assert_marks(&text, 0, 0, 0);
	text = text_head(&other);
	assert_marks(&text, 0, 3, 3);
	text = text_head(&param);
	assert_int_equal(text.param, TEXT_SPOILED);
	text = text_folder(&param);
	assert_int_equal(text.param, 1);
}

static void test_first(void **state)
{
	struct text bare = text_of_literal(*state, "\"/proc\"", false), text;

	text = text_of_first("\"%s/x\"", &bare);
	assert_marks(&text, 3, 0, 3);
	text = text_of_first("\"%s\"", &bare);
	assert_marks(&text, 3, 0, 0);
	text = text_of_first("\"%sx\"", &bare);
	assert_marks(&text, 0, 0, 0);
	text = text_of_first("\"%d/x\"", &bare);
	assert_marks(&text, 0, 0, 0);
}

/* One that has no room in a byte is nobody's. */
static void test_many_parameters(void **state)
{
	(void)state;
	assert_int_equal(text_of_param(253).param, 254);
	assert_int_equal(text_of_param(254).param, TEXT_SPOILED);
	assert_int_equal(text_of_param(100000).param, TEXT_SPOILED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_literals),        cmocka_unit_test(test_join),
		cmocka_unit_test(test_appended),        cmocka_unit_test(test_first),
		cmocka_unit_test(test_many_parameters), cmocka_unit_test(test_other),
		cmocka_unit_test(test_formatted),
	};

	return cmocka_run_group_tests(tests, sets_new, sets_free);
}
