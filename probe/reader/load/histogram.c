/* SPDX-License-Identifier: MIT
 *
 * histogram.c - a distribution of times in buckets, and its percentiles.
 *
 * The probe counts turns in powers of two, so a percentile is known to a factor of two at worst; it
 * is given as an upper bound and printed as one ("p99 <= 2.1 ms").
 */
#include "reader/load/histogram.h"

#include "reader/load/place.h"

static bool read_bucket(struct histogram *histogram, const struct place *at, GError **error)
{
	uint64_t upper = 0, count = 0;

	if (!at->value || !json_is_object(at->value))
		return place_wrong(at, "an object", error);
	if (!place_u64_needed(at, "le_ns", &upper, error) ||
	    !place_u64_needed(at, "count", &count, error))
		return false;
	if (histogram->used == HISTOGRAM_BUCKETS)
		return place_wrong(at, "at most 64 buckets", error);
	if (histogram->used > 0 && upper <= histogram->bucket[histogram->used - 1].upper_ns)
		return place_wrong(at, "bounds that ascend", error);
	histogram->bucket[histogram->used].upper_ns = upper;
	histogram->bucket[histogram->used].count = count;
	histogram->used++;
	return true;
}

bool histogram_read(struct histogram *histogram, const struct place *at, GError **error)
{
	struct place list = place_member(at, "buckets");

	if (!place_check_object(at, error) || !place_check_array(&list, error) ||
	    !place_u64(at, "max_ns", &histogram->max_ns, error))
		return false;
	for (size_t i = 0; i < json_array_size(list.value); i++) {
		struct place element = place_element(&list, i);
		if (!read_bucket(histogram, &element, error))
			return false;
	}
	return true;
}

uint64_t histogram_count(const struct histogram *histogram)
{
	uint64_t sum = 0;

	for (unsigned i = 0; i < histogram->used; i++)
		sum += histogram->bucket[i].count;
	return sum;
}

uint64_t histogram_percentile(const struct histogram *histogram, double share)
{
	double wanted = share * (double)histogram_count(histogram);
	double seen = 0;

	for (unsigned i = 0; i < histogram->used; i++) {
		uint64_t upper = histogram->bucket[i].upper_ns;
		seen += (double)histogram->bucket[i].count;
		if (seen >= wanted && seen > 0)
			return histogram->max_ns > 0 ? MIN(upper, histogram->max_ns) : upper;
	}
	return 0;
}
