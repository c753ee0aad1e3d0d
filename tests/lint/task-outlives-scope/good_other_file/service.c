/* SPDX-License-Identifier: MIT */
/* A service whose local is waited for, one that has a static, and one that main ends with. */
#include "service.h"

#include <event2/event_struct.h>

static int turns;

static void on_turn(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	turns += *(int *)arg;
}

int announce(struct event_base *base)
{
	struct event hello;

	event_assign(&hello, base, -1, 0, on_turn, &turns);
	return event_add(&hello, NULL);
}

static int clock_start(struct event_base *base)
{
	static struct event tick;

	event_assign(&tick, base, -1, EV_PERSIST, on_turn, &turns);
	return event_add(&tick, NULL);
}

static int clock_wait(struct event_base *base)
{
	return event_base_loop(base, EVLOOP_ONCE);
}

const struct service clock_service = {
	.name = "clock",
	.start = clock_start,
	.wait = clock_wait,
};
