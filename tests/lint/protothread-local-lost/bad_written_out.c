/* SPDX-License-Identifier: MIT */
/* Without macros: the switch is the programmer's own. */
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

int walk(struct pt *pt, int *out)
{
	int sum;

	switch (pt->lc) {
	case 0:
		sum = *out + 1;
		pt->lc = 7;
		/* fall through */
	case 7:
		if (!*out)
			return 0;
		*out = sum; /* EXPECT: protothread-local-lost sum error root=walk */
	}
	return 1;
}
