/* SPDX-License-Identifier: MIT
 *
 * histogram.h - a distribution of times in buckets, and its percentiles.
 *
 * Read from a report, so the number of buckets is limited and their order is checked; the functions
 * below then need no further care.
 */
#ifndef READER_LOAD_HISTOGRAM_H
#define READER_LOAD_HISTOGRAM_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define HISTOGRAM_BUCKETS 64

struct place;

struct histogram {
	unsigned used;
	struct {
		uint64_t upper_ns; /* no value of this bucket is larger */
		uint64_t count;
	} bucket[HISTOGRAM_BUCKETS]; /* by upper_ns, ascending */
	uint64_t max_ns;
};

/* Reads the object AT (absent: an empty histogram). False with ERROR set (exit status 3) for
 * another type, too many buckets or bounds that do not ascend. */
bool histogram_read(struct histogram *histogram, const struct place *at, GError **error);

/* Number of values. */
uint64_t histogram_count(const struct histogram *histogram);

/* An upper bound for SHARE (0 to 1) of all values: the bound of the bucket that the value falls in,
 * or the maximum where that is smaller. 0 when there are no values. */
uint64_t histogram_percentile(const struct histogram *histogram, double share);

#endif
