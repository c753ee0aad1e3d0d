/* SPDX-License-Identifier: MIT
 *
 * test_report_doc.c - what is accepted as a report, and that every refusal names file, path and
 * field.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/base/failure.h"
#include "reader/load/json_file.h"
#include "reader/load/report_doc.h"

static struct report_doc *parse(const char *text, GError **error)
{
	json_t *root = json_text_parse(text, strlen(text), "r.json", error);

	return root ? report_doc_new(root, "r.json", error) : NULL;
}

static void the_smallest_report_is_empty(void **state)
{
	g_autoptr(GError) error = NULL;
	struct report_doc *doc = parse("{\"schema_version\": 1}", &error);

	(void)state;
	assert_non_null(doc);
	assert_int_equal(doc->stalls->len, 0);
	assert_int_equal(doc->loops->len, 0);
	report_doc_free(doc);
}

static void a_stall_is_read_completely(void **state)
{
	g_autoptr(GError) error = NULL;
	struct report_doc *doc = parse(
		"{\"schema_version\": 1, \"new\": [1], \"stalls\": [{\"loop\": 2, \"duration_ns\": "
		"50,"
		"\"cause\": \"blocked_call\", \"call\": {\"name\": \"read\", \"fd\": 7, \"path\": "
		"\"/p\"},"
		"\"cpu_ns\": 3, \"count\": 2, \"total_ns\": 80, \"stack\": [{\"function\": \"f\","
		"\"module\": \"/m\", \"offset\": 16}]}]}",
		&error);

	(void)state;
	assert_non_null(doc);
	const struct doc_stall *stall = &g_array_index(doc->stalls, struct doc_stall, 0);
	assert_int_equal(stall->loop, 2);
	assert_int_equal(stall->duration_ns, 50);
	assert_int_equal(stall->total_ns, 80);
	assert_int_equal(stall->count, 2);
	assert_true(stall->has_cpu);
	assert_false(stall->has_runq);
	assert_string_equal(stall->call.name, "read");
	assert_int_equal(stall->call.fd, 7);
	const struct doc_frame *frame = &g_array_index(stall->stack, struct doc_frame, 0);
	assert_string_equal(frame->function, "f");
	assert_true(frame->has_offset);
	assert_int_equal(frame->offset, 16);
	report_doc_free(doc);
}

static void a_stall_alone_has_sensible_defaults(void **state)
{
	g_autoptr(GError) error = NULL;
	struct report_doc *doc = parse(
		"{\"schema_version\": 1, \"stalls\": [{\"duration_ns\": 50, \"call\": null}]}",
		&error);

	(void)state;
	assert_non_null(doc);
	const struct doc_stall *stall = &g_array_index(doc->stalls, struct doc_stall, 0);
	assert_int_equal(stall->count, 1);
	assert_int_equal(stall->total_ns, 50);
	assert_int_equal(stall->call.fd, -1);
	report_doc_free(doc);
}

#define V "{\"schema_version\": 1, "

static void refusals_name_the_field(void **state)
{
	static const struct {
		const char *text, *message;
	} rows[] = {
		{ "[]", "r.json: expected a report (an object), found an array" },
		{ "{}", "r.json: schema_version: missing; not a report of asyncprobe" },
		{ "{\"schema_version\": \"1\"}",
		  "r.json: schema_version: expected a whole number, found a string" },
		{ V "\"stalls\": {}}", "r.json: stalls: expected an array, found an object" },
		{ V "\"stalls\": [7]}",
		  "r.json: stalls[0]: expected an object, found a whole number" },
		{ V "\"stalls\": [null]}", "r.json: stalls[0]: expected an object, found null" },
		{ V "\"stalls\": [{}]}", "r.json: stalls[0].duration_ns: expected a whole number "
		                         "from 0 on, found nothing" },
		{ V "\"stalls\": [{\"duration_ns\": -1}]}",
		  "r.json: stalls[0].duration_ns: expected a whole number from 0 on, found a "
		  "negative "
		  "number" },
		{ V "\"stalls\": [{\"duration_ns\": 1.5}]}",
		  "r.json: stalls[0].duration_ns: expected a whole number from 0 on, found a "
		  "fraction" },
		{ V "\"stalls\": [{\"duration_ns\": 1, \"cause\": 3}]}",
		  "r.json: stalls[0].cause: expected a string, found a whole number" },
		{ V "\"stalls\": [{\"duration_ns\": 1, \"call\": {\"fd\": \"x\"}}]}",
		  "r.json: stalls[0].call.fd: expected a whole number, found a string" },
		{ V "\"stalls\": [{\"duration_ns\": 1}, {\"duration_ns\": 1, \"stack\": [{}, "
		    "{\"line\": true}]}]}",
		  "r.json: stalls[1].stack[1].line: expected a whole number from 0 on, found a "
		  "truth value" },
		{ V "\"loops\": [{\"lag\": 5}]}",
		  "r.json: loops[0].lag: expected an object, found a whole number" },
		{ V "\"counts\": []}", "r.json: counts: expected an object, found an array" },
		{ V "\"process\": \"x\"}", "r.json: process: expected an object, found a string" },
		{ V "\"coverage\": 1}",
		  "r.json: coverage: expected an object, found a whole number" },
		{ V "\"coverage\": {\"blind\": [1]}}",
		  "r.json: coverage.blind[0]: expected a string, found a whole number" },
		{ V "\"events\": [null]}", "r.json: events[0]: expected an object, found null" },
		{ V "\"process\": {\"exit\": {\"how\": 1}}}",
		  "r.json: process.exit.how: expected a string, found a whole number" },
		{ V "\"loops\": [{\"lag\": {\"buckets\": [{\"le_ns\": 2, \"count\": 1},"
		    "{\"le_ns\": 2, \"count\": 1}]}}]}",
		  "r.json: loops[0].lag.buckets[1]: expected bounds that ascend, found an object" },
		{ V "\"self\": {\"bytes\": []}}",
		  "r.json: self.bytes: expected a whole number from 0 on, found an array" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		assert_null(parse(rows[i].text, &error));
		assert_int_equal(failure_exit_status(error), EXIT_TROUBLE);
		assert_string_equal(error->message, rows[i].message);
	}
}

static void another_version_is_refused(void **state)
{
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(parse("{\"schema_version\": 2}", &error));
	assert_non_null(strstr(error->message, "this asyncprobe reads version 1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_smallest_report_is_empty),
		cmocka_unit_test(a_stall_is_read_completely),
		cmocka_unit_test(a_stall_alone_has_sensible_defaults),
		cmocka_unit_test(refusals_name_the_field),
		cmocka_unit_test(another_version_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
