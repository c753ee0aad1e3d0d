/* SPDX-License-Identifier: MIT
 *
 * test_duration.c - times in and out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/base/duration.h"

static void written_in_the_unit_that_reads_best(void **state)
{
	static const struct {
		uint64_t ns;
		const char *text;
	} rows[] = {
		{ 0, "0" },
		{ 999, "999 ns" },
		{ 41500, "41.5 us" },
		{ 300000, "0.3 ms" },
		{ 300200000, "300.2 ms" },
		{ 9999900000, "9999.9 ms" },
		{ 12300000000, "12.30 s" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		duration_append(out, rows[i].ns);
		assert_string_equal(out->str, rows[i].text);
	}
}

static void read_with_a_unit(void **state)
{
	static const struct {
		const char *text;
		uint64_t ns;
	} rows[] = {
		{ "0ms", 0 },           { "7ns", 7 },           { "50us", 50000 },
		{ "200ms", 200000000 }, { "1.5s", 1500000000 }, { "2min", 120000000000 },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		uint64_t ns = 1;
		assert_true(duration_parse(rows[i].text, &ns));
		assert_int_equal(ns, rows[i].ns);
	}
}

static void refused_without_touching_the_result(void **state)
{
	static const char *const texts[] = { "",     "5",    "ms",     "-1ms", "+1ms",
		                             " 1ms", "1 ms", "1ms ",   "1h",   "0x1ms",
		                             "infs", "nans", "1e300s", "1,5s", "99999999min" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		uint64_t ns = 42;
		assert_false(duration_parse(texts[i], &ns));
		assert_int_equal(ns, 42);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(written_in_the_unit_that_reads_best),
		cmocka_unit_test(read_with_a_unit),
		cmocka_unit_test(refused_without_touching_the_result),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
