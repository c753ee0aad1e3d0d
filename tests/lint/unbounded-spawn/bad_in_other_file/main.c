/* SPDX-License-Identifier: MIT */
/* The loop is here; who accepts and who starts the thread, in another file or behind its table. */
#include "visitor.h"

#include <pthread.h>
#include <stdint.h>

static void *serve(void *data)
{
	return data;
}

void by_function(int listener)
{
	for (;;) {
		int fd = visitor_next(listener);

		/* EXPECT: unbounded-spawn pthread_create note */
		if (fd >= 0 && visitor_serve(fd))
			break;
	}
}

void accepted_elsewhere(int listener)
{
	pthread_t thread;
	int fd;

	while ((fd = visitor_next(listener)) >= 0)
		/* EXPECT: unbounded-spawn pthread_create note */
		(void)pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd);
}

void by_table(const struct listener *listener)
{
	int fd;

	while ((fd = listener->ops->next(listener)) >= 0)
		listener->ops->serve(fd); /* EXPECT: unbounded-spawn pthread_create note */
}
