/* SPDX-License-Identifier: MIT
 *
 * test_json_line.c - the line of a value is found by walking the text, whatever stands in between.
 */
#include "support/json_line.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

/* Line by line, so that a reader can count. */
static const char text[] = "\n"                                    /* 1 */
			   "{ \"a\": 1, \"b\":\n"                  /* 2 */
			   "    [ \"x]\\\"}\",\n"                  /* 3 */
			   "      { \"c\": { \"d\": [ [ ], [ 1,\n" /* 4 */
			   "        2 ] ] },\n"                    /* 5 */
			   "        \"k\\u0065y\": null,\n"        /* 6 */
			   "        \"e\"\n"                       /* 7 */
			   "          :\n"                         /* 8 */
			   "          false } ] }\n";              /* 9 */

#define LINE(...)                                                                                  \
	json_line_of(text, sizeof(text) - 1, (struct json_step[]){ __VA_ARGS__ },                  \
	             sizeof((struct json_step[]){ __VA_ARGS__ }) / sizeof(struct json_step))
#define KEY(name)    { .key = (name) }
#define ITEM(number) { .index = (number) }

static void test_members(void **state)
{
	(void)state;
	assert_int_equal(json_line_of(text, sizeof(text) - 1, NULL, 0), 2);
	assert_int_equal(LINE(KEY("a")), 2);
	assert_int_equal(LINE(KEY("b")), 2);
	assert_int_equal(LINE(KEY("b"), ITEM(1), KEY("c"), KEY("d")), 4);
}

static void test_items(void **state)
{
	(void)state;
	assert_int_equal(LINE(KEY("b"), ITEM(0)), 3);
	assert_int_equal(LINE(KEY("b"), ITEM(1)), 4);
	assert_int_equal(LINE(KEY("b"), ITEM(1), KEY("c"), KEY("d"), ITEM(1), ITEM(0)), 4);
	assert_int_equal(LINE(KEY("b"), ITEM(1), KEY("c"), KEY("d"), ITEM(1), ITEM(1)), 5);
}

/* The line of a member is the line of its key, not of its value. */
static void test_key_before_value(void **state)
{
	(void)state;
	assert_int_equal(LINE(KEY("b"), ITEM(1), KEY("e")), 7);
}

static void test_escaped_key(void **state)
{
	(void)state;
	assert_int_equal(LINE(KEY("b"), ITEM(1), KEY("key")), 6);
}

/* Steps that lead nowhere end where they lose the way, never outside the text. */
static void test_lost(void **state)
{
	(void)state;
	assert_in_range(LINE(KEY("nowhere")), 1, 10);
	assert_in_range(LINE(KEY("b"), ITEM(17)), 1, 10);
	assert_int_equal(LINE(KEY("a"), KEY("deeper")), 2);
	assert_int_equal(LINE(KEY("a"), ITEM(0)), 2);
}

/* Every prefix of the text, in a buffer of exactly its size: a reader beyond it is caught by ASan.
 */
static void test_prefixes(void **state)
{
	(void)state;
	struct json_step steps[] = { KEY("b"), ITEM(1), KEY("c"), KEY("d"), ITEM(1), ITEM(1) };

	for (size_t length = 1; length < sizeof(text); length++) {
		char *copy = test_malloc(length);

		memcpy(copy, text, length);
		assert_in_range(json_line_of(copy, length, steps, 6), 1, 10);
		test_free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_items),
		cmocka_unit_test(test_key_before_value),
		cmocka_unit_test(test_escaped_key),
		cmocka_unit_test(test_lost),
		cmocka_unit_test(test_prefixes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
