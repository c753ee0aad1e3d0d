/* SPDX-License-Identifier: MIT */
/* Watchers that are stopped with their struct, or end by themselves. */
#include <ev.h>
#include <stdlib.h>

struct later {
	ev_timer timer;
	ev_periodic periodic;
	ev_cleanup cleanup;
	char *name;
};

struct server {
	ev_async async_watcher;
	ev_check check_watcher;
	ev_child child_watcher;
	ev_embed embed_watcher;
	ev_fork fork_watcher;
	ev_idle idle_watcher;
	ev_io io_watcher;
	ev_prepare prepare_watcher;
	ev_signal signal_watcher;
	ev_stat stat_watcher;
};

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	struct later *later = w->data;

	if (revents && ev_now(EV_A) > 0.)
		free(later->name);
	free(later);
}

/* They fire once, and are off the loop then. */
void later_start(EV_P_ struct later *later)
{
	later->timer.data = later;
	ev_timer_init(&later->timer, on_timer, 1., 0.);
	ev_timer_start(EV_A_ & later->timer);
	ev_periodic_start(EV_A_ & later->periodic);
	ev_cleanup_start(EV_A_ & later->cleanup);
}

/* The callback is given the watcher, and may free it. */
int heap_only(EV_P_ ev_tstamp after)
{
	struct later *later = calloc(1, sizeof(*later));

	if (!later)
		return -1;
	later->timer.data = later;
	ev_timer_init(&later->timer, on_timer, after, 0.);
	ev_timer_start(EV_A_ & later->timer);
	return 0;
}

void server_start(EV_P_ struct server *server)
{
	ev_async_start(EV_A_ & server->async_watcher);
	ev_check_start(EV_A_ & server->check_watcher);
	ev_child_start(EV_A_ & server->child_watcher);
	ev_embed_start(EV_A_ & server->embed_watcher);
	ev_fork_start(EV_A_ & server->fork_watcher);
	ev_idle_start(EV_A_ & server->idle_watcher);
	ev_io_start(EV_A_ & server->io_watcher);
	ev_prepare_start(EV_A_ & server->prepare_watcher);
	ev_signal_start(EV_A_ & server->signal_watcher);
	ev_stat_start(EV_A_ & server->stat_watcher);
}

void server_free(EV_P_ struct server *server)
{
	ev_async_stop(EV_A_ & server->async_watcher);
	ev_check_stop(EV_A_ & server->check_watcher);
	ev_child_stop(EV_A_ & server->child_watcher);
	ev_embed_stop(EV_A_ & server->embed_watcher);
	ev_fork_stop(EV_A_ & server->fork_watcher);
	ev_idle_stop(EV_A_ & server->idle_watcher);
	ev_io_stop(EV_A_ & server->io_watcher);
	ev_prepare_stop(EV_A_ & server->prepare_watcher);
	ev_signal_stop(EV_A_ & server->signal_watcher);
	ev_stat_stop(EV_A_ & server->stat_watcher);
	free(server);
}
