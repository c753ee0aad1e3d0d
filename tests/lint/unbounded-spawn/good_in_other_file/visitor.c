/* SPDX-License-Identifier: MIT */
/* Lets one visitor in, and starts one thread; where there is a limit, a place is waited for, or the
 * threads are counted.
 */
#include "visitor.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <sys/socket.h>

#define LIMIT 64

static sem_t places;
static int running;

static void *serve(void *data)
{
	sem_post(&places);
	return data;
}

int visitor_next(int fd)
{
	return accept(fd, NULL, NULL);
}

int visitor_next_when_free(int fd)
{
	sem_wait(&places);
	return visitor_next(fd);
}

int visitor_serve(int fd)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd))
		return -1;
	return pthread_detach(thread);
}

int visitor_serve_some(int fd)
{
	if (running >= LIMIT)
		return -1;
	running++;
	return visitor_serve(fd);
}

static int tcp_next(const struct listener *listener)
{
	return visitor_next(listener->fd);
}

static int tcp_serve(int fd)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)fd))
		return -1;
	return pthread_join(thread, NULL);
}

const struct listener_ops tcp = { .next = tcp_next, .serve = tcp_serve };
