/* SPDX-License-Identifier: MIT */
#include <ev.h>

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	ev_run(EV_A_ EVRUN_NOWAIT);
	ev_loop(EV_A_ EVLOOP_NONBLOCK);
	if (revents)
		ev_break(EV_A_ EVBREAK_ONE);
	ev_timer_again(EV_A_ w);
}

int main(void)
{
	static ev_timer timer;
	struct ev_loop *loop = ev_default_loop(0);

	ev_timer_init(&timer, on_timer, 1., 1.);
	ev_timer_start(loop, &timer);
	ev_run(loop, 0);
	ev_loop_destroy(loop);
	return 0;
}
