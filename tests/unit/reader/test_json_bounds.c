/* SPDX-License-Identifier: MIT
 *
 * test_json_bounds.c - texts are refused by size before a parser sees them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <glib.h>

#include "reader/base/failure.h"
#include "reader/load/json_bounds.h"
#include "reader/load/json_file.h"

static char *repeated(const char *text, size_t times)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < times; i++)
		g_string_append(out, text);
	return g_string_free(out, FALSE);
}

static bool check(const char *text, const char **why)
{
	return json_bounds_check(text, strlen(text), why);
}

static void depth_is_limited(void **state)
{
	g_autofree char *fits = repeated("[", JSON_BOUNDS_DEPTH);
	g_autofree char *too_deep = repeated("{\"a\":[", JSON_BOUNDS_DEPTH / 2 + 1);
	const char *why = NULL;

	(void)state;
	assert_true(check(fits, &why));
	assert_false(check(too_deep, &why));
	assert_non_null(strstr(why, "deeper"));
}

static void brackets_in_strings_do_not_count(void **state)
{
	g_autofree char *brackets = repeated("[", 1000);
	g_autofree char *text = g_strdup_printf("[\"%s\\\"%s\"]", brackets, brackets);
	const char *why = NULL;

	(void)state;
	assert_true(check(text, &why));
}

static void number_of_values_is_limited(void **state)
{
	g_autofree char *text = repeated("[],", JSON_BOUNDS_VALUES / 2 + 1);
	const char *why = NULL;

	(void)state;
	assert_false(check(text, &why));
	assert_non_null(strstr(why, "million"));
}

static void broken_text_does_not_lead_outside(void **state)
{
	static const char *const texts[] = { "\"", "\"\\", "]]]]", "", "\"abc", "[\"\\" };
	const char *why = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		/* On the heap, without a terminating zero: a sanitizer sees a step too far. */
		size_t size = strlen(texts[i]);
		g_autofree char *copy = g_malloc(size ? size : 1);
		memcpy(copy, texts[i], size);
		assert_true(json_bounds_check(copy, size, &why));
	}
}

static void parse_errors_name_line_and_column(void **state)
{
	g_autoptr(GError) error = NULL;
	const char *text = "{\n  \"a\": ]\n}";

	(void)state;
	assert_null(json_text_parse(text, strlen(text), "x.json", &error));
	assert_int_equal(failure_exit_status(error), EXIT_TROUBLE);
	assert_true(g_str_has_prefix(error->message, "x.json:2:8: not valid JSON"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(depth_is_limited),
		cmocka_unit_test(brackets_in_strings_do_not_count),
		cmocka_unit_test(number_of_values_is_limited),
		cmocka_unit_test(broken_text_does_not_lead_outside),
		cmocka_unit_test(parse_errors_name_line_and_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
