/* SPDX-License-Identifier: MIT
 *
 * stall_wait_left.c - a handler leaves the loop's own wait, and later a call, by setcontext, which
 * nobody notices, as an exception would; what follows is a turn, and the call has ended.
 */
#include <signal.h>
#include <ucontext.h>

#include "victim.h"

static ucontext_t top;
static volatile int step;
static int loop, ends[2];

static void on_alarm(int number)
{
	(void)number;
	setcontext(&top);
}

static NOINLINE void wait_once(int timeout)
{
	struct epoll_event event;

	MUST(epoll_wait(loop, &event, 1, timeout) == 0);
	STAY();
}

static NOINLINE void do_read(void)
{
	char byte;

	ualarm(300000, 0);
	MUST(read(ends[0], &byte, 1) == 1);
}

int main(void)
{
	sigset_t none;

	sigemptyset(&none);
	MUST(signal(SIGALRM, on_alarm) != SIG_ERR && pipe(ends) == 0);
	loop = epoll_create1(EPOLL_CLOEXEC);
	for (int i = 0; i < 4; i++)
		wait_once(1);
	MUST(getcontext(&top) == 0);
	sigprocmask(SIG_SETMASK, &none, NULL);
	switch (step++) {
	case 0:
		ualarm(20000, 0);
		wait_once(-1);
		break;
	case 1:
		sleep_ms(500);
		wait_once(1);
		do_read();
		break;
	default:
		wait_once(1);
	}
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=495ms max=550ms top=nanosleep frame=main
 * EXPECT stall cause=blocked_call call=read min=295ms max=340ms top=read frame=do_read
 * EXPECT exit=0
 */
