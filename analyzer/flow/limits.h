/* SPDX-License-Identifier: MIT
 *
 * limits.h - what comparisons have taught about a value: a range, and a few values it is not.
 *
 * Known bits (abstract.h) say what flags are; limits say what `n > 0`, `how != LAZY` and the cases
 * of a switch leave. Numbers are signed 64 bits wide whatever their type; a comparison with a
 * constant that is negative as such teaches nothing, because in C it may have been a huge unsigned
 * one.
 */
#ifndef FLOW_LIMITS_H
#define FLOW_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

#define LIMITS_EXCLUDED 3

struct limits {
	int64_t min;
	int64_t max;
	int64_t excluded[LIMITS_EXCLUDED];
	uint32_t excluded_count;
};

/* No limit at all. */
struct limits limits_none(void);

/* May the value be VALUE? */
bool limits_allow(const struct limits *limits, int64_t value);

/* The value is in [MIN, MAX], or is not VALUE; false when nothing is left. More exclusions than
 * there is room for are not remembered. */
bool limits_narrow(struct limits *limits, int64_t min, int64_t max);
bool limits_exclude(struct limits *limits, int64_t value);

/* INTO becomes what holds of both; true when it changed. */
bool limits_join(struct limits *into, const struct limits *from);

#endif
