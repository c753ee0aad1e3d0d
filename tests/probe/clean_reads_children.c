/* SPDX-License-Identifier: MIT
 *
 * clean_reads_children.c - a script's life: reads both pipes of a child, again and again from the
 * same place, and sleeps in between. There is no loop.
 */
#include "victim.h"

static void read_child(void)
{
	int out[2], errors[2];
	struct pollfd fds[2];

	MUST(pipe(out) == 0 && pipe(errors) == 0);
	fds[0] = (struct pollfd){ .fd = out[0], .events = POLLIN };
	fds[1] = (struct pollfd){ .fd = errors[0], .events = POLLIN };
	for (int i = 0; i < 5; i++) {
		char byte;

		MUST(write(out[1], "x", 1) == 1);
		MUST(poll(fds, 2, -1) == 1);
		MUST(read(out[0], &byte, 1) == 1);
	}
	close(out[1]);
	close(errors[1]);
	MUST(poll(fds, 2, -1) == 2);
	close(out[0]);
	close(errors[0]);
}

int main(void)
{
	for (int i = 0; i < 4; i++) {
		read_child();
		sleep_ms(250);
	}
	return 0;
}

/*
 * EXPECT none
 * EXPECT exit=0
 */
