/* SPDX-License-Identifier: MIT */
/* Lives and dies between two yields. */
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

int measure(void);

int sampler(struct pt *pt, int *sum)
{
	int i;

	PT_BEGIN(pt);
	PT_YIELD(pt);
	for (i = 0; i < 4; i++)
		*sum += measure();
	PT_YIELD(pt);
	PT_END(pt);
}
