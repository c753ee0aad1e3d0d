/* SPDX-License-Identifier: MIT
 *
 * stall_longjmp_from_wait.c - a signal handler jumps out of the loop's own wait, as shells and
 * interpreters do; the work that follows is a turn like any other.
 */
#include <setjmp.h>
#include <signal.h>

#include "victim.h"

static sigjmp_buf top;
static int loop;

static void on_alarm(int number)
{
	(void)number;
	siglongjmp(top, 1);
}

static NOINLINE void handle_signal(void)
{
	sleep_ms(300);
	STAY();
}

static NOINLINE void wait_once(int timeout)
{
	struct epoll_event event;

	MUST(epoll_wait(loop, &event, 1, timeout) == 0);
	STAY();
}

int main(void)
{
	MUST(signal(SIGALRM, on_alarm) != SIG_ERR);
	loop = epoll_create1(EPOLL_CLOEXEC);
	for (int i = 0; i < 4; i++)
		wait_once(1);
	if (sigsetjmp(top, 1) == 0) {
		ualarm(20000, 0);
		wait_once(-1);
	}
	handle_signal();
	wait_once(1);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=295ms max=330ms top=nanosleep
 * frame=handle_signal EXPECT exit=0
 */
