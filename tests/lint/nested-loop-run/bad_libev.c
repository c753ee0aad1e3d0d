/* SPDX-License-Identifier: MIT */
/* libev means loops to be run inside callbacks, so these are notes. */
#include <ev.h>

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	while (ev_is_active(w))
		/* EXPECT: nested-loop-run ev_run note root=on_timer */
		ev_run(EV_A_ EVRUN_ONCE);
	if (revents)
		ev_loop(EV_A_ 0); /* EXPECT: nested-loop-run ev_loop note root=on_timer */
}

void start(EV_P_ ev_timer *timer)
{
	ev_timer_init(timer, on_timer, 1., 0.);
	ev_timer_start(EV_A_ timer);
}
