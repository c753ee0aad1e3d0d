/* SPDX-License-Identifier: MIT
 *
 * victim.h - what the scenario programs share: small event loops and ways to pass time.
 *
 * A scenario is a program with a loop whose turns call `turn(number)`. What it does to the loop
 * stands in the program; what the report must say stands in its last comment, for check_probe.py.
 */
#ifndef TESTS_PROBE_VICTIM_H
#define TESTS_PROBE_VICTIM_H

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NOINLINE __attribute__((noinline, unused))
/* Keeps a call from becoming a jump, so that its frame is on the stack. */
#define STAY()   __asm__ volatile("" ::: "memory")

/* Fails the victim, whatever NDEBUG says. */
#define MUST(condition)                                                                            \
	do {                                                                                       \
		if (!(condition)) {                                                                \
			fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #condition,        \
			        strerror(errno));                                                  \
			_exit(99);                                                                 \
		}                                                                                  \
	} while (0)

typedef void turn_fn(int number);

static inline uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

static inline void sleep_ms(int ms)
{
	struct timespec ts = { ms / 1000, (long)(ms % 1000) * 1000000 };

	MUST(nanosleep(&ts, NULL) == 0);
	STAY();
}

static inline int event_new(void)
{
	int fd = eventfd(0, 0);

	MUST(fd >= 0);
	return fd;
}

static inline void event_set(int fd)
{
	uint64_t one = 1;

	MUST(write(fd, &one, sizeof(one)) == sizeof(one));
}

static inline void event_take(int fd)
{
	uint64_t value;

	MUST(read(fd, &value, sizeof(value)) == sizeof(value));
}

/* TURNS turns of an epoll loop over one eventfd that is always ready again. */
static NOINLINE void run_epoll(int turns, turn_fn *turn)
{
	struct epoll_event event = { .events = EPOLLIN };
	int loop = epoll_create1(EPOLL_CLOEXEC);
	int bell = event_new();

	MUST(loop >= 0 && epoll_ctl(loop, EPOLL_CTL_ADD, bell, &event) == 0);
	for (int i = 0; i < turns; i++) {
		event_set(bell);
		MUST(epoll_wait(loop, &event, 1, -1) == 1);
		event_take(bell);
		turn(i);
	}
	MUST(epoll_wait(loop, &event, 1, 0) == 0);
	close(loop);
	close(bell);
}

/* The same with poll over two descriptors. */
static NOINLINE void run_poll(int turns, turn_fn *turn)
{
	struct pollfd fds[2] = { { .fd = event_new(), .events = POLLIN },
		                 { .fd = event_new(), .events = POLLIN } };

	for (int i = 0; i <= turns; i++) {
		event_set(fds[0].fd);
		MUST(poll(fds, 2, -1) == 1);
		event_take(fds[0].fd);
		if (i < turns)
			turn(i);
	}
}

/* The same with select. */
static NOINLINE void run_select(int turns, turn_fn *turn)
{
	int a = event_new(), b = event_new();

	for (int i = 0; i <= turns; i++) {
		fd_set in;

		FD_ZERO(&in);
		FD_SET(a, &in);
		FD_SET(b, &in);
		event_set(a);
		MUST(select((a > b ? a : b) + 1, &in, NULL, NULL, NULL) == 1);
		event_take(a);
		if (i < turns)
			turn(i);
	}
}

/* Starts FN(DATA) in a thread. */
static inline pthread_t start(void *(*fn)(void *), void *data)
{
	pthread_t thread;

	MUST(pthread_create(&thread, NULL, fn, data) == 0);
	return thread;
}

#endif
