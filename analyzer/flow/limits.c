/* SPDX-License-Identifier: MIT
 *
 * limits.c - ranges and exclusions.
 *
 * A join keeps the wider range and the exclusions that hold on both sides, also because the other
 * side's range rules the value out. It only ever widens, so loops reach a fixed point: a range that
 * grows on every round is given up by the round limit of the solver, or by the condition that
 * bounds it.
 */
#include "flow/limits.h"

#include <string.h>

struct limits limits_none(void)
{
	return (struct limits){ .min = INT64_MIN, .max = INT64_MAX };
}

bool limits_allow(const struct limits *limits, int64_t value)
{
	for (uint32_t i = 0; i < limits->excluded_count; i++)
		if (limits->excluded[i] == value)
			return false;
	return value >= limits->min && value <= limits->max;
}

bool limits_narrow(struct limits *limits, int64_t min, int64_t max)
{
	if (min > limits->min)
		limits->min = min;
	if (max < limits->max)
		limits->max = max;
	return limits->min <= limits->max;
}

bool limits_exclude(struct limits *limits, int64_t value)
{
	if (!limits_allow(limits, value))
		return true;
	if (limits->min == value && limits->max == value)
		return false;
	if (limits->excluded_count < LIMITS_EXCLUDED)
		limits->excluded[limits->excluded_count++] = value;
	return true;
}

bool limits_join(struct limits *into, const struct limits *from)
{
	struct limits joined;

	if (memcmp(into, from, sizeof(joined)) == 0)
		return false;
	joined = *into;
	if (from->min < joined.min)
		joined.min = from->min;
	if (from->max > joined.max)
		joined.max = from->max;
	joined.excluded_count = 0;
	for (uint32_t i = 0; i < into->excluded_count; i++)
		if (!limits_allow(from, into->excluded[i]))
			joined.excluded[joined.excluded_count++] = into->excluded[i];
	bool changed = joined.min != into->min || joined.max != into->max ||
	               joined.excluded_count != into->excluded_count;

	*into = joined;
	return changed;
}
