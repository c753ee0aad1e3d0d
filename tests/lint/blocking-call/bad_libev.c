/* SPDX-License-Identifier: MIT */
/* Calls of libev that wait. */
#include <ev.h>

static ev_stat hosts;

static void on_change(EV_P_ ev_stat *w, int revents)
{
	if (!revents)
		ev_stat_stop(EV_A_ w);
}

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	ev_sleep(2); /* EXPECT: blocking-call ev_sleep error says=2 */
	/* EXPECT: blocking-call ev_sleep error says=ev_timer_start */
	ev_sleep(w->repeat);
	if (!revents)
		return;
	ev_stat_init(&hosts, on_change, "/etc/hosts", 0.);
	ev_stat_start(EV_A_ & hosts); /* EXPECT: blocking-call ev_stat_start warning */
	ev_stat_stat(EV_A_ & hosts);  /* EXPECT: blocking-call ev_stat_stat warning */
}

void start(EV_P_ ev_timer *timer)
{
	ev_init(timer, on_timer);
	timer->repeat = 1.;
	ev_timer_again(EV_A_ timer);
}
