/* SPDX-License-Identifier: MIT */
/* The counter of a loop around a wait. */
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

int ready(void);

int sender(struct pt *pt, int count)
{
	int i;

	PT_BEGIN(pt);
	/* EXPECT: protothread-local-lost i error root=sender confidence=high steps=3 */
	for (i = 0; i < count; i++)
		PT_WAIT_UNTIL(pt, ready());
	PT_END(pt);
}
