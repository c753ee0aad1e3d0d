/* SPDX-License-Identifier: MIT */
/* Lets one visitor in, and starts one thread: how often, the callers know. */
#include "visitor.h"

#include <pthread.h>
#include <stdint.h>
#include <sys/socket.h>

static void *serve(void *data)
{
	return data;
}

int visitor_next(int fd)
{
	return accept(fd, NULL, NULL);
}

int visitor_serve(int fd)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd))
		return -1;
	return pthread_detach(thread);
}

static int tcp_next(const struct listener *listener)
{
	return accept(listener->fd, NULL, NULL);
}

const struct listener_ops tcp = { .next = tcp_next, .serve = visitor_serve };
