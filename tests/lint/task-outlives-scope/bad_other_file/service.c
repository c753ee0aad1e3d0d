/* SPDX-License-Identifier: MIT */
/* Services that begin with an event of their own on the stack. */
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

	/* EXPECT: task-outlives-scope event_assign error */
	event_assign(&hello, base, -1, 0, on_turn, &turns);
	return event_add(&hello, NULL);
}

static int clock_start(struct event_base *base)
{
	struct {
		struct event event;
		int step;
	} tick = { .step = 1 }, *it = &tick;

	/* EXPECT: task-outlives-scope event_assign error */
	event_assign(&tick.event, base, -1, EV_PERSIST, on_turn, &turns);
	/* EXPECT: task-outlives-scope event_base_once error */
	event_base_once(base, -1, EV_TIMEOUT, on_turn, &it->step, NULL);
	return 0;
}

static int clock_wait(struct event_base *base)
{
	return event_base_loop(base, EVLOOP_NONBLOCK);
}

const struct service clock_service = {
	.name = "clock",
	.start = clock_start,
	.wait = clock_wait,
};
