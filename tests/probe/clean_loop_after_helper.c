/* SPDX-License-Identifier: MIT
 *
 * clean_loop_after_helper.c - main waits a few times for something to come up, then calls the
 * function with the only event loop in it: deeper on the stack, but no callback.
 */
#include "victim.h"

static NOINLINE void serve(struct pollfd *fds)
{
	for (int i = 0; i < 30; i++)
		MUST(poll(fds, 2, 120) == 0);
	STAY();
}

static NOINLINE void start_serving(struct pollfd *fds)
{
	volatile char room[512];

	room[0] = 0;
	serve(fds);
	room[1] = room[0];
}

int main(void)
{
	struct pollfd fds[2] = { { .fd = event_new(), .events = POLLIN },
		                 { .fd = event_new(), .events = POLLIN } };

	for (int i = 0; i < 4; i++)
		MUST(poll(fds, 2, 10) == 0);
	start_serving(fds);
	return 0;
}

/*
 * EXPECT none
 * EXPECT loops=1
 * EXPECT exit=0
 */
