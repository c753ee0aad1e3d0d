/* SPDX-License-Identifier: MIT
 *
 * clean_connections.c - a thread per connection polls its one connection and works in between: not
 * a loop.
 */
#include "victim.h"

static int pairs[3][2];

static void *serve(void *data)
{
	int fd = *(int *)data;
	char byte;

	for (int i = 0; i < 12; i++) {
		struct pollfd poll_fd = { .fd = fd, .events = POLLIN };

		MUST(poll(&poll_fd, 1, 5000) == 1);
		MUST(read(fd, &byte, 1) == 1);
		if (i == 10)
			sleep_ms(300);
		MUST(write(fd, &byte, 1) == 1);
	}
	return data;
}

int main(void)
{
	pthread_t threads[3];
	char byte = 0;

	for (int i = 0; i < 3; i++) {
		MUST(socketpair(AF_UNIX, SOCK_STREAM, 0, pairs[i]) == 0);
		threads[i] = start(serve, &pairs[i][1]);
	}
	for (int round = 0; round < 12; round++) {
		for (int i = 0; i < 3; i++)
			MUST(write(pairs[i][0], &byte, 1) == 1);
		for (int i = 0; i < 3; i++)
			MUST(read(pairs[i][0], &byte, 1) == 1);
	}
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

/*
 * EXPECT none
 * EXPECT loops=0
 * EXPECT exit=0
 */
