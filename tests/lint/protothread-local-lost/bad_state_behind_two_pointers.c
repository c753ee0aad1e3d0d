/* SPDX-License-Identifier: MIT */
/* The state is a member of a member; two locals are lost. */
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

struct task {
	struct {
		struct pt pt;
	} *run;
};

int poll_once(int fd);

int reader(struct task *task, int fd)
{
	int tries, got;

	PT_BEGIN(&task->run->pt);
	tries = 0;
	got = poll_once(fd);
	PT_YIELD(&task->run->pt);
	tries++;            /* EXPECT: protothread-local-lost tries error root=reader */
	return tries + got; /* EXPECT: protothread-local-lost got error root=reader */
	PT_END(&task->run->pt);
}
