/* SPDX-License-Identifier: MIT
 *
 * stall_two_loops.c - two loops in two threads, each with a stall of its own.
 */
#include "victim.h"

static NOINLINE void first_sleeps(void)
{
	sleep_ms(300);
	STAY();
}

static NOINLINE void second_sleeps(void)
{
	sleep_ms(200);
	STAY();
}

static void first_turn(int number)
{
	if (number == 3)
		first_sleeps();
	STAY();
}

static void second_turn(int number)
{
	if (number == 3)
		second_sleeps();
	STAY();
}

static void *work(void *data)
{
	run_epoll(6, second_turn);
	return data;
}

int main(void)
{
	pthread_t thread = start(work, NULL);

	run_epoll(6, first_turn);
	pthread_join(thread, NULL);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=300ms max=330ms frame=first_sleeps
 * EXPECT stall cause=blocked_call call=nanosleep min=200ms max=230ms frame=second_sleeps
 * EXPECT loops=2
 * EXPECT exit=0
 */
