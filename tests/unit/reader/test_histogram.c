/* SPDX-License-Identifier: MIT
 *
 * test_histogram.c - percentiles are upper bounds, never above the maximum.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/load/histogram.h"

static void percentiles_are_bounds_of_buckets(void **state)
{
	const struct histogram histogram = {
		.used = 3,
		.bucket = { { 1023, 90 }, { 2047, 9 }, { 1048575, 1 } },
		.max_ns = 600000,
	};

	(void)state;
	assert_int_equal(histogram_count(&histogram), 100);
	assert_int_equal(histogram_percentile(&histogram, 0.5), 1023);
	assert_int_equal(histogram_percentile(&histogram, 0.9), 1023);
	assert_int_equal(histogram_percentile(&histogram, 0.99), 2047);
	assert_int_equal(histogram_percentile(&histogram, 1.0), 600000);
}

static void an_empty_one_has_none(void **state)
{
	const struct histogram histogram = { 0 };

	(void)state;
	assert_int_equal(histogram_count(&histogram), 0);
	assert_int_equal(histogram_percentile(&histogram, 0.99), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(percentiles_are_bounds_of_buckets),
		cmocka_unit_test(an_empty_one_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
