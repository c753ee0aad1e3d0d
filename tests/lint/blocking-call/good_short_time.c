/* SPDX-License-Identifier: MIT
 *
 * Waits of less than a hundredth of a second, in all the ways to say how long.
 */
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>
#include <uv.h>

static void pause_for(unsigned us)
{
	usleep(us);
}

static void on_timer(uv_timer_t *timer)
{
	struct pollfd one = { .fd = 1, .events = POLLIN };
	struct epoll_event event;
	struct timeval tv = { 0, 1000 };
	struct timespec ts = { .tv_sec = 0, .tv_nsec = 9000000 };
	fd_set set;

	(void)timer;
	FD_ZERO(&set);
	poll(&one, 1, 5);
	epoll_wait(3, &event, 1, 9);
	select(0, NULL, NULL, NULL, &tv);
	select(1, &set, NULL, NULL, &tv);
	ppoll(&one, 1, &ts, NULL);
	nanosleep(&ts, NULL);
	usleep(200);
	uv_sleep(2);
	pause_for(500);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
