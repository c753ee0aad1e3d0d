/* SPDX-License-Identifier: MIT
 *
 * test_sink.c - same findings in, same findings out, whatever order they came in.
 *
 * The tables below are added forwards, backwards and rotated; what comes out must not differ.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "diag/sink.h"

struct row {
	const char *rule, *file, *function;
	unsigned line, column, ordinal;
	const char *helper; /* one more step, or NULL */
};

static struct finding *finding_from(const struct row *row)
{
	struct finding *finding = finding_new(row->rule, "x", SEVERITY_ERROR);

	finding->message = g_strdup("m");
	finding->file = g_strdup(row->file);
	finding->line = row->line;
	finding->column = row->column;
	finding->function = g_strdup(row->function);
	finding_seal(finding, "sleep", row->ordinal);
	if (row->helper)
		finding_add_step(finding->trace, row->file, 1, 1, row->helper, "calls");
	return finding;
}

/* "rule file:line:column steps fingerprint" of every finding that comes out. */
static char *listing(const struct row *rows, size_t count, size_t first, bool backwards)
{
	struct sink *sink = sink_new();
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		size_t at = (first + (backwards ? count - i : i)) % count;
		sink_add(sink, finding_from(&rows[at]));
	}
	sink_close(sink);
	for (size_t i = 0; i < sink_count(sink); i++) {
		const struct finding *f = sink_get(sink, i);
		g_string_append_printf(out, "%s %s:%u:%u %u %s\n", f->rule, f->file, f->line,
		                       f->column, f->trace->len, f->fingerprint);
	}
	sink_free(sink);
	return g_string_free(out, FALSE);
}

static void assert_any_order(const struct row *rows, size_t count)
{
	g_autofree char *expected = listing(rows, count, 0, false);

	for (size_t first = 0; first < count; first++) {
		g_autofree char *forwards = listing(rows, count, first, false);
		g_autofree char *backwards = listing(rows, count, first, true);
		assert_string_equal(forwards, expected);
		assert_string_equal(backwards, expected);
	}
}

static void orders_by_place_then_rule(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "ASY101", "b.c", "f", 1, 1, 0, NULL },  { "ASY401", "a.c", "f", 10, 3, 0, NULL },
		{ "ASY101", "a.c", "f", 10, 3, 0, NULL }, { "ASY101", "a.c", "f", 9, 9, 1, NULL },
		{ "ASY101", "a.c", "f", 10, 2, 2, NULL },
	};
	static const char *const expected[] = { "ASY101 a.c:9:9 ", "ASY101 a.c:10:2 ",
		                                "ASY101 a.c:10:3 ", "ASY401 a.c:10:3 ",
		                                "ASY101 b.c:1:1 " };
	g_autofree char *got = listing(rows, G_N_ELEMENTS(rows), 0, false);
	g_auto(GStrv) lines = g_strsplit(got, "\n", -1);

	assert_int_equal(g_strv_length(lines), G_N_ELEMENTS(expected) + 1);
	for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
		assert_true(g_str_has_prefix(lines[i], expected[i]));
	assert_any_order(rows, G_N_ELEMENTS(rows));
}

static void says_it_once_with_the_shortest_path(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "ASY101", "a.h", "f", 5, 1, 0, "helper" },
		{ "ASY101", "a.h", "f", 5, 1, 0, NULL },
		{ "ASY101", "a.h", "f", 5, 1, 0, "other" },
	};
	g_autofree char *got = listing(rows, G_N_ELEMENTS(rows), 0, false);

	assert_true(g_str_has_prefix(got, "ASY101 a.h:5:1 0 "));
	assert_int_equal(strchr(got, '\n')[1], 0);
	assert_any_order(rows, G_N_ELEMENTS(rows));
}

/* Two static functions of one name in two files are two findings with two fingerprints. */
static void keeps_namesakes_apart(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "ASY101", "b.c", "on_read", 7, 1, 0, NULL },
		{ "ASY101", "a.c", "on_read", 5, 1, 0, NULL },
		{ "ASY101", "c.c", "on_read", 5, 1, 0, NULL },
	};
	g_autofree char *got = listing(rows, G_N_ELEMENTS(rows), 0, false);
	g_auto(GStrv) lines = g_strsplit(got, "\n", -1);
	g_autoptr(GHashTable) prints = g_hash_table_new(g_str_hash, g_str_equal);

	assert_int_equal(g_strv_length(lines), 4);
	for (size_t i = 0; i < 3; i++)
		g_hash_table_add(prints, strrchr(lines[i], ' '));
	assert_int_equal(g_hash_table_size(prints), 3);
	assert_any_order(rows, G_N_ELEMENTS(rows));
}

/* Of all findings those that are shown, again after each change. */
static void shows_what_is_shown(void **state)
{
	(void)state;
	static const struct row rows[] = {
		{ "ASY101", "a.c", "f", 1, 1, 0, NULL },
		{ "ASY101", "a.c", "f", 2, 1, 1, NULL },
		{ "ASY101", "b.c", "f", 1, 1, 0, NULL },
	};
	struct sink *sink = sink_new();
	g_autoptr(GPtrArray) findings = NULL;
	g_autofree char *print = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		sink_add(sink, finding_from(&rows[i]));
	sink_close(sink);
	assert_int_equal(sink_count(sink), 3);
	print = g_strdup(sink_get(sink, 2)->fingerprint);
	findings = sink_reopen(sink);
	for (guint i = 0; i < findings->len; i++) {
		struct finding *finding = findings->pdata[i];

		finding->state = i == 1 ? FINDING_SUPPRESSED : FINDING_SHOWN;
		finding_set_excuse(finding, "because", "a.c", 3, true);
		finding_set_excuse(finding, "or not", "a.c", 4, false);
		sink_add(sink, finding);
	}
	sink_close(sink);
	assert_int_equal(sink_count(sink), 2);
	assert_int_equal(sink_count_all(sink), 3);
	assert_int_equal(sink_get(sink, 0)->line, 1);
	assert_int_equal(sink_get_all(sink, 1)->excuse->line, 4);
	assert_string_equal(sink_get(sink, 1)->fingerprint, print);
	sink_free(sink);
}

static void empty_is_fine(void **state)
{
	(void)state;
	struct sink *sink = sink_new();

	sink_close(sink);
	assert_int_equal(sink_count(sink), 0);
	sink_free(sink);
	sink_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(orders_by_place_then_rule),
		cmocka_unit_test(says_it_once_with_the_shortest_path),
		cmocka_unit_test(keeps_namesakes_apart),
		cmocka_unit_test(shows_what_is_shown),
		cmocka_unit_test(empty_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
