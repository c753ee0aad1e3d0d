/* SPDX-License-Identifier: MIT
 *
 * stall_longjmp_altstack.c - a handler on a stack of its own, above the loop's, writes something
 * and jumps within itself; the read that it interrupted goes on.
 */
#include <setjmp.h>
#include <signal.h>
#include <sys/mman.h>

#include "victim.h"

enum {
	STACK = 256 * 1024
};

static int ends[2], pipes[2];
static int jumps;

static NOINLINE void jump_within(void)
{
	sigjmp_buf here;

	if (sigsetjmp(here, 1) == 0)
		siglongjmp(here, 1);
	jumps++;
}

static void on_alarm(int number)
{
	(void)number;
	MUST(write(pipes[1], "x", 1) == 1);
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
	pthread_t writer = start(write_later, NULL);
	char byte;

	MUST(pthread_kill(pthread_self(), SIGALRM) == 0);
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

static void *loop(void *handlers_stack)
{
	stack_t own = { .ss_sp = handlers_stack, .ss_size = STACK };
	sigset_t alarms;

	sigemptyset(&alarms);
	sigaddset(&alarms, SIGALRM);
	MUST(sigaltstack(&own, NULL) == 0 && pthread_sigmask(SIG_UNBLOCK, &alarms, NULL) == 0);
	run_epoll(6, turn);
	return NULL;
}

int main(void)
{
	struct sigaction action = { .sa_handler = on_alarm, .sa_flags = SA_ONSTACK | SA_RESTART };
	char *stacks = mmap(NULL, 2 * STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
	                    -1, 0);
	pthread_attr_t attributes;
	sigset_t alarms;
	pthread_t thread;

	sigemptyset(&alarms);
	sigaddset(&alarms, SIGALRM);
	MUST(stacks != MAP_FAILED && pipe(ends) == 0 && pipe(pipes) == 0);
	MUST(sigaction(SIGALRM, &action, NULL) == 0 && sigprocmask(SIG_BLOCK, &alarms, NULL) == 0);
	MUST(pthread_attr_init(&attributes) == 0);
	MUST(pthread_attr_setstack(&attributes, stacks, STACK) == 0);
	MUST(pthread_create(&thread, &attributes, loop, stacks + STACK) == 0);
	MUST(pthread_join(thread, NULL) == 0 && jumps == 2);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=read min=270ms max=340ms top=read frame=do_read
 * EXPECT exit=0 loops=1
 */
