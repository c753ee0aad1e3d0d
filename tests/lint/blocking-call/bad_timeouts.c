/* SPDX-License-Identifier: MIT */
/* For ever is an error, and so is a second. */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	struct pollfd one = { .fd = 1, .events = POLLIN };
	struct epoll_event event;
	struct timeval second = { 1, 0 };

	poll(&one, 1, -1);                    /* EXPECT: blocking-call poll error */
	epoll_wait(3, &event, 1, 1000);       /* EXPECT: blocking-call epoll_wait error */
	select(0, NULL, NULL, NULL, NULL);    /* EXPECT: blocking-call select error */
	select(0, NULL, NULL, NULL, &second); /* EXPECT: blocking-call select error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
