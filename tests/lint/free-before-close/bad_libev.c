/* SPDX-License-Identifier: MIT */
/* Memory that is given back while its watcher is on the loop. */
#include <ev.h>
#include <stdlib.h>

void async_freed(EV_P_ ev_async *w)
{
	/* EXPECT: free-before-close ev_async_start error */
	ev_async_start(EV_A_ w);
	free(w);
}

void check_freed(EV_P_ ev_check *w)
{
	/* EXPECT: free-before-close ev_check_start error */
	ev_check_start(EV_A_ w);
	free(w);
}

void child_freed(EV_P_ ev_child *w)
{
	/* EXPECT: free-before-close ev_child_start error */
	ev_child_start(EV_A_ w);
	free(w);
}

void cleanup_freed(EV_P_ ev_cleanup *w)
{
	/* EXPECT: free-before-close ev_cleanup_start error */
	ev_cleanup_start(EV_A_ w);
	free(w);
}

void embed_freed(EV_P_ ev_embed *w)
{
	/* EXPECT: free-before-close ev_embed_start error */
	ev_embed_start(EV_A_ w);
	free(w);
}

void fork_freed(EV_P_ ev_fork *w)
{
	/* EXPECT: free-before-close ev_fork_start error */
	ev_fork_start(EV_A_ w);
	free(w);
}

void idle_freed(EV_P_ ev_idle *w)
{
	/* EXPECT: free-before-close ev_idle_start error */
	ev_idle_start(EV_A_ w);
	free(w);
}

void io_freed(EV_P_ ev_io *w)
{
	/* EXPECT: free-before-close ev_io_start error */
	ev_io_start(EV_A_ w);
	free(w);
}

void periodic_freed(EV_P_ ev_periodic *w)
{
	/* EXPECT: free-before-close ev_periodic_start error */
	ev_periodic_start(EV_A_ w);
	free(w);
}

void prepare_freed(EV_P_ ev_prepare *w)
{
	/* EXPECT: free-before-close ev_prepare_start error */
	ev_prepare_start(EV_A_ w);
	free(w);
}

void signal_freed(EV_P_ ev_signal *w)
{
	/* EXPECT: free-before-close ev_signal_start error */
	ev_signal_start(EV_A_ w);
	free(w);
}

void stat_freed(EV_P_ ev_stat *w)
{
	/* EXPECT: free-before-close ev_stat_start error */
	ev_stat_start(EV_A_ w);
	free(w);
}

void timer_freed(EV_P_ ev_timer *w)
{
	/* EXPECT: free-before-close ev_timer_start error */
	ev_timer_start(EV_A_ w);
	free(w);
}

struct conn {
	ev_io io;
	ev_timer timer;
	struct conn *next;
};

static void on_io(EV_P_ ev_io *w, int revents)
{
	if (!revents)
		ev_io_stop(EV_A_ w);
}

/* What is harmless in between changes nothing. */
void harmless_between(EV_P_ ev_timer *timer, ev_periodic *periodic, ev_async *async,
                      ev_embed *embed, ev_stat *stat, ev_io *io)
{
	/* EXPECT: free-before-close ev_timer_start error */
	ev_timer_start(EV_A_ timer);
	if (ev_timer_remaining(EV_A_ timer) > 0.)
		ev_timer_again(EV_A_ timer);
	free(timer);
	/* EXPECT: free-before-close ev_periodic_start error */
	ev_periodic_start(EV_A_ periodic);
	ev_periodic_again(EV_A_ periodic);
	free(periodic);
	/* EXPECT: free-before-close ev_async_start error */
	ev_async_start(EV_A_ async);
	ev_async_send(EV_A_ async);
	free(async);
	/* EXPECT: free-before-close ev_embed_start error */
	ev_embed_start(EV_A_ embed);
	ev_embed_sweep(EV_A_ embed);
	free(embed);
	/* EXPECT: free-before-close ev_stat_start error */
	ev_stat_start(EV_A_ stat);
	ev_stat_stat(EV_A_ stat);
	free(stat);
	/* EXPECT: free-before-close ev_io_start error */
	ev_io_start(EV_A_ io);
	ev_feed_event(EV_A_ io, EV_READ);
	ev_invoke(EV_A_ io, EV_READ);
	ev_clear_pending(EV_A_ io);
	free(io);
}

struct conn *conn_new(EV_P_ int fd)
{
	struct conn *conn = calloc(1, sizeof(*conn));

	if (!conn)
		return NULL;
	ev_io_init(&conn->io, on_io, fd, EV_READ);
	/* EXPECT: free-before-close ev_io_start error */
	ev_io_start(EV_A_ & conn->io);
	if (fd > 1000) {
		free(conn);
		return NULL;
	}
	return conn;
}
