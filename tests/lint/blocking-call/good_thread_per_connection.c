/* SPDX-License-Identifier: MIT */
/* A thread that polls its one connection may block: nobody else waits for it. NO LOOP HERE */
#include <poll.h>
#include <pthread.h>
#include <unistd.h>

static void *serve(void *data)
{
	struct pollfd connection = { .fd = *(int *)data, .events = POLLIN };
	char text[64];

	while (poll(&connection, 1, -1) == 1) {
		if (read(connection.fd, text, sizeof(text)) <= 0)
			break;
		sleep(1);
	}
	return NULL;
}

int start(pthread_t *thread, int *fd)
{
	return pthread_create(thread, NULL, serve, fd);
}
