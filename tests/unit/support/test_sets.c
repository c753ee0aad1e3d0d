/* SPDX-License-Identifier: MIT
 *
 * test_sets.c - sets compared with what they should be, one number at a time.
 */
#include "support/sets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#define MOST 130

static set_id random_set(struct sets *sets, GRand *chance)
{
	bool members[MOST] = { false };

	for (unsigned i = 0; i < sets_size(sets); i++)
		members[i] = g_rand_int_range(chance, 0, 3) == 0;
	return sets_of(sets, members);
}

static void compare(struct sets *sets, set_id a, set_id b)
{
	set_id both = sets_and(sets, a, b), any = sets_or(sets, a, b),
	       rest = sets_minus(sets, a, b);

	for (unsigned i = 0; i < sets_size(sets); i++) {
		bool x = sets_has(sets, a, i), y = sets_has(sets, b, i);

		assert_int_equal(sets_has(sets, both, i), x && y);
		assert_int_equal(sets_has(sets, any, i), x || y);
		assert_int_equal(sets_has(sets, rest, i), x && !y);
	}
	assert_int_equal(sets_or(sets, both, rest), a);
	assert_int_equal(sets_and(sets, b, a), both);
}

static void test_operations(void **state)
{
	static const unsigned sizes[] = { 1, 2, 63, 64, 65, MOST };
	GRand *chance = g_rand_new_with_seed(1);

	(void)state;
	for (size_t k = 0; k < G_N_ELEMENTS(sizes); k++) {
		struct sets *sets = sets_new(sizes[k]);

		for (int i = 0; i < 2000; i++)
			compare(sets, random_set(sets, chance), random_set(sets, chance));
		compare(sets, SET_ALL, random_set(sets, chance));
		compare(sets, random_set(sets, chance), SET_NONE);
		sets_free(sets);
	}
	g_rand_free(chance);
}

static void test_ends(void **state)
{
	struct sets *sets = sets_new(2), *none = sets_new(0);
	const bool all[] = { true, true }, nobody[] = { false, false };

	(void)state;
	assert_int_equal(sets_of(sets, all), SET_ALL);
	assert_int_equal(sets_of(sets, nobody), SET_NONE);
	assert_int_equal(sets_minus(sets, SET_ALL, SET_ALL), SET_NONE);
	assert_int_equal(sets_and(none, SET_ALL, SET_ALL), SET_ALL);
	assert_int_equal(sets_minus(none, SET_ALL, SET_NONE), SET_ALL);
	sets_free(sets);
	sets_free(none);
	sets_free(NULL);
}

/* Growing says each number once, and comes to an end early. */
static void test_growth(void **state)
{
	struct sets *sets = sets_new(MOST);
	struct set_growth growth = { 0 };
	set_id said = SET_NONE;
	unsigned times = 0;

	(void)state;
	for (unsigned i = 0; i < MOST; i++) {
		bool members[MOST] = { false };
		set_id news;

		members[i] = true;
		news = sets_grow(sets, &growth, sets_of(sets, members));
		assert_int_equal(sets_and(sets, news, said), SET_NONE);
		said = sets_or(sets, said, news);
		assert_true(sets_has(sets, said, i));
		assert_int_equal(said, growth.have);
		times += news != SET_NONE;
	}
	assert_int_equal(said, SET_ALL);
	assert_true(times < 40);
	assert_int_equal(sets_grow(sets, &growth, SET_ALL), SET_NONE);
	sets_free(sets);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_operations),
		cmocka_unit_test(test_ends),
		cmocka_unit_test(test_growth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
