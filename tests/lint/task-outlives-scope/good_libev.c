/* SPDX-License-Identifier: MIT */
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

/* The loop runs before the locals go. */
int wait_for(EV_P_ int fd, ev_tstamp limit)
{
	ev_timer timer;
	int ready = 0;

	ev_timer_init(&timer, on_timer, limit, 0.);
	ev_timer_start(EV_A_ & timer);
	ev_once(EV_A_ fd, EV_READ, limit, on_once, &ready);
	ev_run(EV_A_ EVRUN_ONCE);
	ev_timer_stop(EV_A_ & timer);
	return ready;
}

void stopped(EV_P_ ev_tstamp limit)
{
	ev_timer timer;

	ev_timer_init(&timer, on_timer, limit, 0.);
	ev_timer_start(EV_A_ & timer);
	ev_timer_stop(EV_A_ & timer);
}
