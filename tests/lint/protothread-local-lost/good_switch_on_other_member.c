/* SPDX-License-Identifier: MIT */
/* The number goes to another place than the one switched on. */
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

struct job {
	int state;
	int last;
};

int measure(void);

int run(struct job *job, int *out)
{
	int value;

	switch (job->state) {
	case 0:
		value = measure();
		job->last = 1;
		*out = value;
		/* fall through */
	case 1:
		value = measure();
		*out += value;
	}
	return *out;
}
