/* SPDX-License-Identifier: MIT */
/* Set between two yields and read behind the second. */
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

int checksum(void);

int copier(struct pt *pt, int *out)
{
	int sum;

	PT_BEGIN(pt);
	PT_YIELD(pt);
	sum = checksum();
	PT_YIELD(pt);
	*out = sum; /* EXPECT: protothread-local-lost sum error root=copier */
	PT_END(pt);
}
