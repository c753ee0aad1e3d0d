/* SPDX-License-Identifier: MIT */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <uv.h>

#define NO_WAIT 0

static void on_timer(uv_timer_t *timer)
{
	struct pollfd one = { .fd = 1, .events = POLLIN };
	struct epoll_event event;
	struct timeval now = { 0, 0 };
	struct timeval zero = { 0 };
	struct timespec none = { .tv_sec = 0, .tv_nsec = 0 };
	fd_set set;

	FD_ZERO(&set);
	poll(&one, 1, 0);
	epoll_wait(3, &event, 1, NO_WAIT);
	select(1, &set, NULL, NULL, &now);
	FD_ZERO(&set);
	select(1, &set, NULL, NULL, &zero);
	ppoll(&one, 1, &none, NULL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
