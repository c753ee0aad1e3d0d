/* SPDX-License-Identifier: MIT
 *
 * stall_longjmp_coroutine.c - a handler jumps from a call on the main stack to a coroutine, whose
 * stack lies below: the call is over, and the coroutine's own is another.
 */
/* Jumping between stacks is what the fortified longjmp forbids; those who do it turn that off. */
#undef _FORTIFY_SOURCE
#include <setjmp.h>
#include <signal.h>
#include <ucontext.h>

#include "victim.h"

enum {
	STACK = 256 * 1024
};

static ucontext_t main_context, coroutine;
static sigjmp_buf in_coroutine, in_main;
static int ends[2];

static void on_alarm(int number)
{
	(void)number;
	siglongjmp(in_coroutine, 1);
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

	MUST(read(ends[0], &byte, 1) == 1);
	pthread_join(writer, NULL);
}

static void body(void)
{
	if (sigsetjmp(in_coroutine, 1) == 0)
		swapcontext(&coroutine, &main_context);
	do_read();
	siglongjmp(in_main, 1);
}

static void turn(int number)
{
	if (number == 3 && sigsetjmp(in_main, 1) == 0) {
		ualarm(20000, 0);
		pause();
	}
	STAY();
}

int main(void)
{
	MUST(signal(SIGALRM, on_alarm) != SIG_ERR && pipe(ends) == 0);
	MUST(getcontext(&coroutine) == 0);
	coroutine.uc_stack.ss_sp = malloc(STACK);
	coroutine.uc_stack.ss_size = STACK;
	MUST(coroutine.uc_stack.ss_sp);
	makecontext(&coroutine, body, 0);
	MUST(swapcontext(&main_context, &coroutine) == 0);
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read min=310ms max=400ms top=read frame=do_read
 * EXPECT exit=0
 */
