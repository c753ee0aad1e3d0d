/* SPDX-License-Identifier: MIT
 *
 * dead_frame.c - a loop jumps to a frame that has returned, and the checked longjmp ends it.
 */
#include <setjmp.h>

#include "victim.h"

/* What setjmp.h makes of longjmp where sources are fortified. */
extern void __longjmp_chk(jmp_buf env, int value) __attribute__((noreturn));

static jmp_buf place;

static NOINLINE int leave_frame(int unused)
{
	volatile char room[40] = { 0 };

	if (setjmp(place) == 0)
		return room[unused];
	printf("landed in a frame that is gone\n");
	fflush(stdout);
	_exit(5);
}

static void turn(int number)
{
	if (number == 3) {
		leave_frame(number);
		__longjmp_chk(place, 1);
	}
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}
