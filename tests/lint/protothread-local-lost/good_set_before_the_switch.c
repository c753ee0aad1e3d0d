/* SPDX-License-Identifier: MIT */
/* Set anew at each call, before the jump. */
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

int now(void);

int timer(struct pt *pt, int *deadline)
{
	int t = now();

	PT_BEGIN(pt);
	*deadline = t + 10;
	PT_WAIT_UNTIL(pt, t >= *deadline);
	printf("%d\n", t);
	PT_END(pt);
}
