/* SPDX-License-Identifier: MIT
 *
 * flush.c - a program that asks for its report by itself, and works as well without the probe.
 */
#include "include/asyncprobe.h"

#include "victim.h"

static NOINLINE void do_sleep(void)
{
	sleep_ms(200);
	STAY();
}

static void turn(int number)
{
	if (number == 2)
		do_sleep();
	if (number == 4)
		MUST(asyncprobe_flush() == 0);
	if (number == 4 && asyncprobe_active() == 1) {
		/* the report is there before the process ends */
		MUST(access(getenv("FLUSHED"), R_OK) == 0);
	}
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return asyncprobe_active();
}
