/* SPDX-License-Identifier: MIT */
/* Memory that is given back after its watcher was taken off the loop. */
#include <ev.h>
#include <stdlib.h>

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	if (revents)
		ev_timer_stop(EV_A_ w);
	free(w);
}

void async_stopped(EV_P_ ev_async *w)
{
	ev_async_start(EV_A_ w);
	ev_async_stop(EV_A_ w);
	free(w);
}

void check_stopped(EV_P_ ev_check *w)
{
	ev_check_start(EV_A_ w);
	ev_check_stop(EV_A_ w);
	free(w);
}

void child_stopped(EV_P_ ev_child *w)
{
	ev_child_start(EV_A_ w);
	ev_child_stop(EV_A_ w);
	free(w);
}

void cleanup_stopped(EV_P_ ev_cleanup *w)
{
	ev_cleanup_start(EV_A_ w);
	ev_cleanup_stop(EV_A_ w);
	free(w);
}

void embed_stopped(EV_P_ ev_embed *w)
{
	ev_embed_start(EV_A_ w);
	ev_embed_stop(EV_A_ w);
	free(w);
}

void fork_stopped(EV_P_ ev_fork *w)
{
	ev_fork_start(EV_A_ w);
	ev_fork_stop(EV_A_ w);
	free(w);
}

void idle_stopped(EV_P_ ev_idle *w)
{
	ev_idle_start(EV_A_ w);
	ev_idle_stop(EV_A_ w);
	free(w);
}

void io_stopped(EV_P_ ev_io *w)
{
	ev_io_start(EV_A_ w);
	ev_io_stop(EV_A_ w);
	free(w);
}

void periodic_stopped(EV_P_ ev_periodic *w)
{
	ev_periodic_start(EV_A_ w);
	ev_periodic_stop(EV_A_ w);
	free(w);
}

void prepare_stopped(EV_P_ ev_prepare *w)
{
	ev_prepare_start(EV_A_ w);
	ev_prepare_stop(EV_A_ w);
	free(w);
}

void signal_stopped(EV_P_ ev_signal *w)
{
	ev_signal_start(EV_A_ w);
	ev_signal_stop(EV_A_ w);
	free(w);
}

void stat_stopped(EV_P_ ev_stat *w)
{
	ev_stat_start(EV_A_ w);
	ev_stat_stop(EV_A_ w);
	free(w);
}

void timer_stopped(EV_P_ ev_timer *w)
{
	ev_timer_start(EV_A_ w);
	ev_timer_stop(EV_A_ w);
	free(w);
}

int main(void)
{
	struct ev_loop *loop = ev_default_loop(0);
	ev_timer *timer = malloc(sizeof(*timer));

	if (!timer)
		return 1;
	ev_timer_init(timer, on_timer, 1., 0.);
	ev_timer_start(loop, timer);
	return ev_run(loop, 0);
}
