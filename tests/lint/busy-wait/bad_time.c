/* SPDX-License-Identifier: MIT */
/* Loops that burn time until it is late enough. */
#include <event2/event.h>
#include <stdint.h>
#include <sys/select.h>
#include <sys/time.h>
#include <time.h>

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void delay(int64_t ms)
{
	int64_t end = now_ms() + ms;

	while (now_ms() < end) /* EXPECT: busy-wait delay error root=on_read steps=3 */
		;
}

static void second(void)
{
	struct timeval tv;

	do { /* EXPECT: busy-wait second error */
		gettimeofday(&tv, NULL);
	} while (tv.tv_usec > 1000);
}

static void minute(time_t until)
{
	while (time(NULL) < until) { /* EXPECT: busy-wait minute error */
		struct timeval tv = { 0, 10000 };

		select(0, NULL, NULL, NULL, &tv); /* EXPECT: blocking-call select error */
	}
}

static void on_read(evutil_socket_t fd, short what, void *arg)
{
	(void)what;
	(void)arg;
	delay(fd);
	second();
	minute(time(NULL) + 60);
}

int main(void)
{
	struct event_base *base = event_base_new();

	event_add(event_new(base, 0, EV_READ, on_read, NULL), NULL);
	return event_base_dispatch(base);
}
