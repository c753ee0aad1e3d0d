/* SPDX-License-Identifier: MIT
 *
 * stall_fork_child.c - the child of a fork has a loop of its own, and a report of its own.
 */
#include "victim.h"

static NOINLINE void child_sleeps(void)
{
	sleep_ms(300);
	STAY();
}

static void child_turn(int number)
{
	if (number == 3)
		child_sleeps();
	STAY();
}

static void parent_turn(int number)
{
	(void)number;
}

int main(void)
{
	pid_t child;
	int status;

	run_epoll(4, parent_turn);
	child = fork();
	MUST(child >= 0);
	if (child == 0) {
		run_epoll(6, child_turn);
		exit(7);
	}
	MUST(waitpid(child, &status, 0) == child);
	MUST(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	_exit(0);
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms frame=child_sleeps
 * EXPECT reports=2
 * EXPECT exit=0
 */
