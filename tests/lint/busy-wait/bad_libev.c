/* SPDX-License-Identifier: MIT */
/* Until it is late enough, by libev's clocks. */
#include <ev.h>

static void nap(EV_P_ ev_tstamp until)
{
	while (ev_time() < until) /* EXPECT: busy-wait nap error root=on_timer */
		;
	while (ev_now(EV_A) < until) /* EXPECT: busy-wait nap error root=on_timer */
		ev_sleep(0.001);     /* EXPECT: blocking-call ev_sleep error */
}

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	if (revents)
		nap(EV_A_ ev_timer_remaining(EV_A_ w));
}

void start(EV_P_ ev_timer *timer)
{
	ev_timer_init(timer, on_timer, 1., 0.);
	ev_timer_start(EV_A_ timer);
}
