/* SPDX-License-Identifier: MIT
 *
 * test_json.c - the values and the order of the keys; the shape is the schema test's business.
 *
 * The output is parsed again with jansson and compared with the sample's own values, and the keys
 * are compared in the order they were written.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>
#include "sample_findings.h"

static json_t *parsed(bool colour)
{
	g_autofree char *text = sample_print("json", sample_full(), &sample_summary, colour);
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	assert_non_null(root);
	assert_int_equal(text[strlen(text) - 1], '\n');
	return root;
}

static void assert_keys(json_t *object, const char *expected)
{
	g_autoptr(GString) keys = g_string_new(NULL);
	const char *key;
	json_t *value;

	json_object_foreach(object, key, value) {
		g_string_append(keys, keys->len ? " " : "");
		g_string_append(keys, key);
	}
	assert_string_equal(keys->str, expected);
}

static void keys_come_in_one_order(void **state)
{
	(void)state;
	json_t *root = parsed(false), *findings = json_object_get(root, "findings");
	size_t index;
	json_t *finding;

	assert_keys(root, "schema_version tool findings summary");
	assert_keys(json_object_get(root, "tool"), "name version");
	assert_keys(json_object_get(root, "summary"),
	            "units units_failed units_partial functions loop_functions calls_unresolved "
	            "errors warnings notes hidden_notes excluded suppressed "
	            "in_baseline outside_diff");
	json_array_foreach(findings, index, finding) {
		assert_keys(finding, "rule name severity message file line column function context "
		                     "trace trace2 why model suggestion confidence assumptions "
		                     "fingerprint");
		assert_keys(json_object_get(finding, "context"), "kind root framework more_roots");
	}
	json_decref(root);
}

static void assert_string_at(json_t *root, const char *key, const char *expected)
{
	const char *got = json_string_value(json_object_get(root, key));

	assert_non_null(got);
	assert_string_equal(got, expected);
}

static void values_are_the_findings(void **state)
{
	(void)state;
	json_t *root = parsed(true);
	json_t *finding = json_array_get(json_object_get(root, "findings"), 1);
	json_t *context = json_object_get(finding, "context");
	json_t *step = json_array_get(json_object_get(finding, "trace"), 1);
	json_t *assumption = json_array_get(json_object_get(finding, "assumptions"), 1);

	assert_string_at(root, "schema_version", "1.1");
	assert_string_at(json_object_get(root, "tool"), "version", "1.2.3");
	assert_string_at(finding, "rule", "ASY101");
	assert_string_at(finding, "severity", "error");
	assert_string_at(finding, "confidence", "high");
	assert_string_at(finding, "file", "no/such/phone.c");
	assert_int_equal(json_integer_value(json_object_get(finding, "line")), 31);
	assert_int_equal(json_integer_value(json_object_get(finding, "column")), 7);
	assert_string_at(context, "root", "on_read");
	assert_int_equal(json_integer_value(json_object_get(context, "more_roots")), 2);
	assert_string_at(step, "function", "on_read");
	assert_int_equal(json_integer_value(json_object_get(step, "line")), 44);
	assert_string_equal(json_string_value(assumption), "ops->ask is ask()");
	json_t *summary = json_object_get(root, "summary");
	assert_int_equal(json_integer_value(json_object_get(summary, "errors")), 1);
	assert_int_equal(json_integer_value(json_object_get(summary, "warnings")), 2);
	assert_int_equal(json_integer_value(json_object_get(summary, "notes")), 0);
	json_decref(root);
}

static void hostile_strings_stay_valid(void **state)
{
	(void)state;
	g_autofree char *text = sample_print("json", sample_full(), &sample_summary, false);
	json_t *root = parsed(false);
	json_t *finding = json_array_get(json_object_get(root, "findings"), 2);

	assert_true(g_utf8_validate(text, -1, NULL));
	assert_null(strchr(text, '\033'));
	assert_string_at(finding, "file", "odd\tname\xef\xbf\xbd.c");
	assert_string_at(finding, "message", "one\ntwo \033[31mred\x7f");
	json_decref(root);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_come_in_one_order),
		cmocka_unit_test(values_are_the_findings),
		cmocka_unit_test(hostile_strings_stay_valid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
