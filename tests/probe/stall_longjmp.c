/* SPDX-License-Identifier: MIT
 *
 * stall_longjmp.c - a signal handler jumps out of a blocked call; the next stall must be seen well,
 * also where its call stands as deep on the stack as if it were made inside the one left.
 */
#include <setjmp.h>
#include <signal.h>

#include "victim.h"

static sigjmp_buf away;
static int ends[2];

static void on_alarm(int number)
{
	(void)number;
	siglongjmp(away, 1);
}

static NOINLINE void do_sleep(void)
{
	sleep_ms(300);
	STAY();
}

static NOINLINE void do_sleep_deeper(void)
{
	volatile char room[2000];

	room[0] = room[sizeof(room) - 1] = 0;
	sleep_ms(300);
	STAY();
}

static NOINLINE void jump_out(void)
{
	char byte;

	if (sigsetjmp(away, 1) == 0) {
		ualarm(20000, 0);
		MUST(read(ends[0], &byte, 1) == 1);
	}
	STAY();
}

static void turn(int number)
{
	if (number == 3) {
		jump_out();
		do_sleep();
	} else if (number == 4) {
		jump_out();
		do_sleep_deeper();
	}
	STAY();
}

int main(void)
{
	MUST(signal(SIGALRM, on_alarm) != SIG_ERR && pipe(ends) == 0);
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=315ms max=360ms top=nanosleep frame=do_sleep
 * EXPECT stall cause=blocked_call call=nanosleep min=315ms max=360ms top=nanosleep
 * frame=do_sleep_deeper EXPECT exit=0
 */
