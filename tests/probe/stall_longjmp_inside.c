/* SPDX-License-Identifier: MIT
 *
 * stall_longjmp_inside.c - a signal handler jumps within itself; the call that it
 * interrupted goes on.
 */
#include <setjmp.h>
#include <signal.h>

#include "victim.h"

static int ends[2];
static int jumps;

static NOINLINE void jump_within(void)
{
	jmp_buf here;

	if (setjmp(here) == 0)
		longjmp(here, 1);
	jumps++;
}

static void on_alarm(int number)
{
	(void)number;
	jump_within();
}

static void *write_later(void *data)
{
	usleep(300000);
	MUST(write(ends[1], "x", 1) == 1);
	return data;
}

static NOINLINE void do_read(void)
{
	char byte;
	pthread_t writer = start(write_later, NULL);

	ualarm(20000, 0);
	MUST(read(ends[0], &byte, 1) == 1);
	pthread_join(writer, NULL);
}

static void turn(int number)
{
	if (number == 3)
		do_read();
	STAY();
}

int main(void)
{
	MUST(signal(SIGALRM, on_alarm) != SIG_ERR && pipe(ends) == 0);
	run_epoll(6, turn);
	MUST(jumps == 1);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read min=270ms max=340ms top=read frame=do_read
 * EXPECT exit=0
 */
