/* SPDX-License-Identifier: MIT
 *
 * stall_cpu.c - a callback computes.
 */
#include "victim.h"

static volatile uint64_t sink;

static NOINLINE void do_compute(void)
{
	struct timespec start_at, at;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start_at);
	do {
		for (int i = 0; i < 100000; i++)
			sink += (uint64_t)i * sink;
		clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
	} while ((at.tv_sec - start_at.tv_sec) * 1000 + (at.tv_nsec - start_at.tv_nsec) / 1000000 <
	         300);
	STAY();
}

static void turn(int number)
{
	if (number == 3)
		do_compute();
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=cpu_bound call=none min=300ms max=600ms cpu=290ms frame=do_compute frame=main
 * EXPECT exit=0
 */
