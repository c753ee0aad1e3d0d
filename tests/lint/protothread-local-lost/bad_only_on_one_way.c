/* SPDX-License-Identifier: MIT */
/* Only one of the ways to the yield sets it. */
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

int urgent(void);
void send_with(int priority);

int mailer(struct pt *pt)
{
	int priority;

	PT_BEGIN(pt);
	if (urgent())
		priority = 9;
	else
		priority = 1;
	PT_WAIT_UNTIL(pt, urgent() == 0);
	send_with(priority); /* EXPECT: protothread-local-lost priority error root=mailer */
	PT_END(pt);
}
