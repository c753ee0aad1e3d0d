/* SPDX-License-Identifier: MIT */
/* A struct that is written part by part. */
#include <stdio.h>

/* Protothreads as their inventor made them: a number to go on at, and a switch. NO LOOP HERE. */
struct pt {
	unsigned short lc;
};

/* clang-format off */
#define PT_BEGIN(pt) { char yielded = 1; (void)yielded; switch ((pt)->lc) { case 0:
#define PT_WAIT_UNTIL(pt, condition) \
	do { (pt)->lc = __LINE__; case __LINE__: if (!(condition)) return 0; } while (0)
#define PT_YIELD(pt) \
	do { yielded = 0; (pt)->lc = __LINE__; case __LINE__: if (!yielded) return 1; } while (0)
#define PT_END(pt) } (pt)->lc = 0; return 2; }
/* clang-format on */

struct range {
	int low, high;
};

int ready(int low, int high);

int sampler(struct pt *pt, int *sum)
{
	struct range r;

	PT_BEGIN(pt);
	r.low = 1;
	r.high = 2;
	*sum = r.low + r.high;
	PT_YIELD(pt);
	r.low = 3;
	r.high = 4;
	PT_WAIT_UNTIL(pt, ready(1, 2));
	*sum += *sum;
	PT_END(pt);
}
