/* SPDX-License-Identifier: MIT
 *
 * stillness.c - the last few intervals in which the process stood still (stillness.h).
 *
 * A stall is compared with them when its record is taken over, which is at most a tick later, so
 * a few are enough.
 */
#include "core/monitor/stillness.h"

#include <string.h>

enum {
	KEPT = 8
};

static struct {
	uint64_t start;
	uint64_t end;
} stills[KEPT];
static unsigned count;

void stillness_add(uint64_t start, uint64_t end)
{
	stills[count % KEPT].start = start;
	stills[count % KEPT].end = end;
	count++;
}

uint64_t stillness_between(uint64_t start, uint64_t end)
{
	uint64_t sum = 0;

	for (unsigned i = 0; i < KEPT; i++) {
		uint64_t from = stills[i].start > start ? stills[i].start : start;
		uint64_t to = stills[i].end < end ? stills[i].end : end;

		if (to > from)
			sum += to - from;
	}
	return sum;
}

void stillness_forget(void)
{
	memset(stills, 0, sizeof(stills));
}
