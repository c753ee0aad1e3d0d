/* SPDX-License-Identifier: MIT */
/* Every way in which libev is given a callback. */
#include <ev.h>
#include <unistd.h>

static void on_async(EV_P_ ev_async *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_async */
	ev_async_stop(EV_A_ w);
}

static void on_check(EV_P_ ev_check *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_check */
	ev_check_stop(EV_A_ w);
}

static void on_child(EV_P_ ev_child *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_child */
	ev_child_stop(EV_A_ w);
}

static void on_cleanup(EV_P_ ev_cleanup *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_cleanup */
	ev_cleanup_stop(EV_A_ w);
}

static void on_embed(EV_P_ ev_embed *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_embed */
	ev_embed_stop(EV_A_ w);
}

static void on_fork(EV_P_ ev_fork *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_fork */
	ev_fork_stop(EV_A_ w);
}

static void on_idle(EV_P_ ev_idle *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_idle */
	ev_idle_stop(EV_A_ w);
}

static void on_io(EV_P_ ev_io *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_io */
	ev_io_stop(EV_A_ w);
}

static void on_periodic(EV_P_ ev_periodic *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_periodic */
	ev_periodic_stop(EV_A_ w);
}

static void on_prepare(EV_P_ ev_prepare *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_prepare */
	ev_prepare_stop(EV_A_ w);
}

static void on_signal(EV_P_ ev_signal *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_signal */
	ev_signal_stop(EV_A_ w);
}

static void on_stat(EV_P_ ev_stat *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_stat */
	ev_stat_stop(EV_A_ w);
}

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
	ev_timer_stop(EV_A_ w);
}

/* What a program's own watchers begin with. */
static void on_watcher(EV_P_ ev_watcher *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_watcher */
	ev_clear_pending(EV_A_ w);
}

static void on_list(EV_P_ ev_watcher_list *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_list */
	ev_clear_pending(EV_A_ w);
}

static void on_time(EV_P_ ev_watcher_time *w, int revents)
{
	if (revents)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_time */
	ev_clear_pending(EV_A_ w);
}

static ev_tstamp next(ev_periodic *w, ev_tstamp now)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=next */
	return now + w->interval;
}

static void on_ready_once(int revents, void *data)
{
	if (revents)
		*(int *)data = 1;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_ready_once */
}

static void call_them(EV_P)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=call_them */
	ev_invoke_pending(EV_A);
}

static void before_waiting(EV_P)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=before_waiting */
	ev_now_update(EV_A);
}

static void after_waiting(EV_P)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=after_waiting */
	ev_now_update(EV_A);
}

static void on_failure(const char *message)
{
	if (message)
		sleep(1); /* EXPECT: blocking-call sleep error root=on_failure */
}

struct all {
	ev_async async_watcher;
	ev_check check_watcher;
	ev_child child_watcher;
	ev_cleanup cleanup_watcher;
	ev_embed embed_watcher;
	ev_fork fork_watcher;
	ev_idle idle_watcher;
	ev_io io_watcher;
	ev_periodic periodic_watcher;
	ev_prepare prepare_watcher;
	ev_signal signal_watcher;
	ev_stat stat_watcher;
	ev_timer timer_watcher;
	ev_watcher watcher;
	ev_watcher_list list;
	ev_watcher_time time;
	ev_periodic own_times;
};

void start(EV_P_ struct all *all, struct ev_loop *other)
{
	static int ready;

	ev_async_init(&all->async_watcher, on_async);
	ev_check_init(&all->check_watcher, on_check);
	ev_child_init(&all->child_watcher, on_child, 0, 0);
	ev_cleanup_init(&all->cleanup_watcher, on_cleanup);
	ev_embed_init(&all->embed_watcher, on_embed, other);
	ev_fork_init(&all->fork_watcher, on_fork);
	ev_idle_init(&all->idle_watcher, on_idle);
	ev_io_init(&all->io_watcher, on_io, 0, EV_READ);
	ev_periodic_init(&all->periodic_watcher, on_periodic, 0., 60., NULL);
	ev_prepare_init(&all->prepare_watcher, on_prepare);
	ev_signal_init(&all->signal_watcher, on_signal, 15);
	ev_stat_init(&all->stat_watcher, on_stat, "/etc/hosts", 0.);
	ev_timer_init(&all->timer_watcher, on_timer, 1., 0.);
	ev_set_cb(&all->watcher, on_watcher);
	ev_set_cb(&all->list, on_list);
	ev_set_cb(&all->time, on_time);
	ev_periodic_init(&all->own_times, on_periodic, 0., 0., next);
	ev_once(EV_A_ 0, EV_READ, -1., on_ready_once, &ready);
	ev_set_invoke_pending_cb(EV_A_ call_them);
	ev_set_loop_release_cb(EV_A_ before_waiting, after_waiting);
	ev_set_syserr_cb(on_failure);
}
