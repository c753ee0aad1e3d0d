/* SPDX-License-Identifier: MIT
 *
 * test_names.c - names of contexts and classes go both ways.
 */
#include "model/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static void test_contexts(void **state)
{
	(void)state;
	for (int i = 0; i < CONTEXT_COUNT; i++) {
		enum context found = CONTEXT_COUNT;

		assert_true(context_from_name(context_name((enum context)i), &found));
		assert_int_equal(found, i);
		assert_true(strlen(context_phrase((enum context)i)) > 0);
	}
	assert_string_equal(context_name(CONTEXT_CORO), "coroutine");
	assert_string_equal(context_phrase(CONTEXT_LOOP), "on the event loop");
}

static void test_classes(void **state)
{
	(void)state;
	for (int i = 0; i < BLOCK_CLASS_COUNT; i++) {
		enum block_class found = BLOCK_CLASS_COUNT;

		assert_true(block_class_from_name(block_class_name((enum block_class)i), &found));
		assert_int_equal(found, i);
		assert_true(strlen(block_class_phrase((enum block_class)i)) > 0);
	}
	assert_string_equal(block_class_name(BLOCK_B2), "B2");
}

static void test_unknown(void **state)
{
	enum context context = CONTEXT_WORKER;
	enum block_class class = BLOCK_B3;

	(void)state;
	assert_false(context_from_name("LOOP", &context));
	assert_int_equal(context, CONTEXT_WORKER);
	assert_false(block_class_from_name("B5", &class));
	assert_false(block_class_from_name("", &class));
	assert_int_equal(class, BLOCK_B3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contexts),
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
