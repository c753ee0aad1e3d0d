/* SPDX-License-Identifier: MIT */
/* A pointer that was looked up; used in a condition and as a base. */
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

struct peer {
	int ready;
	int credit;
};

struct peer *find_peer(int number);

int talker(struct pt *pt, int number)
{
	struct peer *peer;

	PT_BEGIN(pt);
	peer = find_peer(number);
	PT_WAIT_UNTIL(pt, number > 0);
	if (peer->ready)
		peer->credit--; /* EXPECT: protothread-local-lost peer error root=talker */
	PT_END(pt);
}
