/* SPDX-License-Identifier: MIT
 *
 * test_gitlab.c - the values of a Code Quality report; the shape is the schema test's business.
 *
 * A finding without a place gets one all the same, and each pair of severity and confidence the
 * severity that GitLab is told.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <jansson.h>
#include "sample_findings.h"

static json_t *parsed(struct sink *sink, const struct run_summary *summary)
{
	g_autofree char *text = sample_print("gitlab", sink, summary, true);
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	assert_true(json_is_array(root));
	return root;
}

static void assert_text(json_t *object, const char *key, const char *expected)
{
	const char *got = json_string_value(json_object_get(object, key));

	assert_non_null(got);
	assert_string_equal(got, expected);
}

static void assert_place(json_t *object, const char *path, int line)
{
	json_t *location = json_object_get(object, "location");
	json_t *lines = json_object_get(location, "lines");

	assert_text(location, "path", path);
	assert_int_equal(json_integer_value(json_object_get(lines, "begin")), line);
}

static void values_are_the_findings(void **state)
{
	(void)state;
	json_t *root = parsed(sample_full(), &sample_summary);
	json_t *bare = json_array_get(root, 0), *rich = json_array_get(root, 1);
	json_t *hostile = json_array_get(root, 2);

	assert_int_equal(json_array_size(root), 3);
	assert_text(bare, "description", "a unit was lost");
	assert_text(bare, "severity", "minor");
	assert_place(bare, ".", 1);
	assert_text(rich, "description",
	            "dial() may wait for seconds, on the event loop. Instead: dial_async() with a "
	            "callback");
	assert_text(rich, "check_name", "blocking-call");
	assert_text(rich, "severity", "blocker");
	assert_place(rich, "no/such/phone.c", 31);
	assert_text(hostile, "severity", "major");
	assert_place(hostile, "odd\tname\xef\xbf\xbd.c", 1);
	json_decref(root);
}

/* GitLab takes two findings with the same for one. */
static void fingerprints_differ(void **state)
{
	(void)state;
	json_t *root = parsed(sample_full(), &sample_summary), *finding;
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	size_t index;

	json_array_foreach(root, index, finding) {
		const char *text = json_string_value(json_object_get(finding, "fingerprint"));

		assert_true(g_hash_table_add(seen, (gpointer)text));
	}
	json_decref(root);
}

static void every_severity_has_a_word(void **state)
{
	(void)state;
	static const char *const words[] = { "info",  "info",     "info",     "minor",  "major",
		                             "major", "critical", "critical", "blocker" };

	for (int i = 0; i < 9; i++) {
		struct finding *finding = finding_new("ASY101", "x", (enum severity)(i / 3));
		struct sink *sink = sink_new();
		json_t *root;

		finding->confidence = (enum confidence)(i % 3);
		finding->message = g_strdup("m");
		finding_seal(finding, NULL, 0);
		sink_add(sink, finding);
		sink_close(sink);
		root = parsed(sink, &sample_summary);
		assert_text(json_array_get(root, 0), "severity", words[i]);
		json_decref(root);
	}
}

static void nothing_is_an_empty_array(void **state)
{
	(void)state;
	json_t *root = parsed(sample_empty(), &sample_summary);

	assert_int_equal(json_array_size(root), 0);
	json_decref(root);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_the_findings),
		cmocka_unit_test(fingerprints_differ),
		cmocka_unit_test(every_severity_has_a_word),
		cmocka_unit_test(nothing_is_an_empty_array),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
