/* SPDX-License-Identifier: MIT */
/* Watchers in a struct that is freed without a look at them. */
#include <ev.h>
#include <stdlib.h>

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
	char *name;
};

void server_start(EV_P_ struct server *server)
{
	/* EXPECT: unawaited-task ev_async_start error */
	ev_async_start(EV_A_ & server->async_watcher);
	/* EXPECT: unawaited-task ev_check_start error */
	ev_check_start(EV_A_ & server->check_watcher);
	/* EXPECT: unawaited-task ev_child_start error */
	ev_child_start(EV_A_ & server->child_watcher);
	/* EXPECT: unawaited-task ev_embed_start error */
	ev_embed_start(EV_A_ & server->embed_watcher);
	/* EXPECT: unawaited-task ev_fork_start error */
	ev_fork_start(EV_A_ & server->fork_watcher);
	/* EXPECT: unawaited-task ev_idle_start error */
	ev_idle_start(EV_A_ & server->idle_watcher);
	/* EXPECT: unawaited-task ev_io_start error */
	ev_io_start(EV_A_ & server->io_watcher);
	/* EXPECT: unawaited-task ev_prepare_start error */
	ev_prepare_start(EV_A_ & server->prepare_watcher);
	/* EXPECT: unawaited-task ev_signal_start error */
	ev_signal_start(EV_A_ & server->signal_watcher);
	/* EXPECT: unawaited-task ev_stat_start error */
	ev_stat_start(EV_A_ & server->stat_watcher);
}

void server_free(struct server *server)
{
	free(server->name);
	free(server);
}

static void on_idle(EV_P_ ev_idle *w, int revents)
{
	if (!revents)
		ev_idle_stop(EV_A_ w);
}

void start(EV_P_ struct server *server)
{
	ev_idle_init(&server->idle_watcher, on_idle);
	server_start(EV_A_ server);
}
