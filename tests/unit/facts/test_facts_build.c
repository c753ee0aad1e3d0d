/* SPDX-License-Identifier: MIT
 *
 * test_facts_build.c - strings are stored once, and names are there for everything.
 */
#include "facts/facts_build.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "sample_facts.h"

static void test_strings_are_stored_once(void **state)
{
	struct facts_builder *b = facts_builder_new();
	fact_str one = facts_builder_string(b, "one"), two = facts_builder_string(b, "two");
	struct facts view;

	(void)state;
	assert_int_equal(facts_builder_string(b, NULL), 0);
	assert_int_equal(facts_builder_string(b, ""), 0);
	assert_int_equal(facts_builder_string(b, "one"), one);
	assert_int_not_equal(one, two);
	view = facts_builder_view(b);
	assert_string_equal(facts_string(&view, one), "one");
	assert_string_equal(facts_string(&view, two), "two");
	assert_string_equal(facts_string(&view, 0), "");
	facts_builder_free(b);
}

static void test_indices_stay_good_while_it_grows(void **state)
{
	struct facts_builder *b = facts_builder_new();
	fact_str first = facts_builder_string(b, "first");
	struct facts view;

	(void)state;
	for (int i = 0; i < 10000; i++) {
		g_autofree char *text = g_strdup_printf("text %d", i);

		facts_builder_string(b, text);
		assert_int_equal(
			facts_builder_value(b, (struct fact_value){ .op = VALUE_INT, .imm = i }),
			i);
	}
	view = facts_builder_view(b);
	assert_string_equal(facts_string(&view, first), "first");
	assert_int_equal(view.values[9999].imm, 9999);
	facts_builder_free(b);
}

static void test_paths(void **state)
{
	struct facts_builder *b = sample_facts();
	struct facts view = facts_builder_view(b);

	(void)state;
	assert_string_equal(facts_path(&view, (struct fact_loc){ .file = 0 }), "/src/a.c");
	assert_string_equal(facts_path(&view, (struct fact_loc){ .file = FACT_NONE }), "");
	facts_builder_free(b);
}

static void test_every_operator_has_a_name(void **state)
{
	(void)state;
	for (unsigned op = 0; op < VALUE_OP_COUNT; op++)
		assert_string_not_equal(fact_value_op_name(op), "?");
	for (unsigned op = 0; op < BINARY_COUNT; op++)
		assert_string_not_equal(fact_binary_name(op), "?");
	for (unsigned op = 0; op < UNARY_COUNT; op++)
		assert_string_not_equal(fact_unary_name(op), "?");
	assert_string_equal(fact_value_op_name(VALUE_OP_COUNT), "?");
	assert_string_equal(fact_binary_name(BINARY_COUNT), "?");
	assert_string_equal(fact_unary_name(999), "?");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_strings_are_stored_once),
		cmocka_unit_test(test_indices_stay_good_while_it_grows),
		cmocka_unit_test(test_paths),
		cmocka_unit_test(test_every_operator_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
