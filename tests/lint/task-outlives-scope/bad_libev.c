/* SPDX-License-Identifier: MIT */
/* Watchers and data on a stack that is gone when the loop looks at them. */
#include <ev.h>

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	if (revents)
		ev_timer_stop(EV_A_ w);
}

static void on_once(int revents, void *data)
{
	*(int *)data = revents;
}

void arm(EV_P_ ev_tstamp after)
{
	ev_timer timer;

	ev_timer_init(&timer, on_timer, after, 0.);
	/* EXPECT: task-outlives-scope ev_timer_start error */
	ev_timer_start(EV_A_ & timer);
}

void watch_once(EV_P_ int fd)
{
	int ready = 0;

	/* EXPECT: task-outlives-scope ev_once error */
	ev_once(EV_A_ fd, EV_READ, -1., on_once, &ready);
}
