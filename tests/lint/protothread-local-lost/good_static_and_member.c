/* SPDX-License-Identifier: MIT */
/* What survives: statics, members, parameters. */
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

struct sender {
	struct pt pt;
	int i;
};

int ready(void);

int sender(struct sender *s, int count)
{
	static int rounds;

	PT_BEGIN(&s->pt);
	for (s->i = 0, rounds = 0; s->i < count; s->i++, rounds++)
		PT_WAIT_UNTIL(&s->pt, ready() && rounds < 10);
	PT_END(&s->pt);
}
