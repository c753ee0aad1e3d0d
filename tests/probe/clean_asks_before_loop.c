/* SPDX-License-Identifier: MIT
 *
 * clean_asks_before_loop.c - main asks a helper again and again and waits for each answer; then it
 * serves two descriptors, and a timer's callback asks once more.
 */
#include "victim.h"

static int answer[2];

static NOINLINE void ask(void)
{
	struct pollfd fd = { .fd = answer[0], .events = POLLIN };
	char byte;

	MUST(write(answer[1], "x", 1) == 1);
	MUST(poll(&fd, 1, 60000) == 1);
	MUST(read(answer[0], &byte, 1) == 1);
	STAY();
}

static NOINLINE void on_timer(void)
{
	ask();
	ask();
	STAY();
}

static NOINLINE void serve(struct pollfd *fds)
{
	volatile char room[512];

	room[0] = 0;
	for (int i = 0; i < 16; i++) {
		MUST(poll(fds, 2, 150) == 0);
		if (i % 4 == 3)
			on_timer();
	}
	room[1] = room[0];
}

int main(void)
{
	struct pollfd fds[2] = { { .fd = event_new(), .events = POLLIN },
		                 { .fd = event_new(), .events = POLLIN } };

	MUST(pipe(answer) == 0);
	for (int i = 0; i < 8; i++)
		ask();
	serve(fds);
	return 0;
}

/*
 * EXPECT none
 * EXPECT loops=1
 * EXPECT exit=0
 */
