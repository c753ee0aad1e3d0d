/* SPDX-License-Identifier: MIT */
/* Everything that belongs on the loop's thread, called from another one. */
#include <ev.h>
#include <pthread.h>

static ev_async async_watcher;
static ev_check check_watcher;
static ev_child child_watcher;
static ev_cleanup cleanup_watcher;
static ev_embed embed_watcher;
static ev_fork fork_watcher;
static ev_idle idle_watcher;
static ev_io io_watcher;
static ev_periodic periodic_watcher;
static ev_prepare prepare_watcher;
static ev_signal signal_watcher;
static ev_stat stat_watcher;
static ev_timer timer_watcher;

static void on_once(int revents, void *data)
{
	if (revents)
		ev_break(data, EVBREAK_ALL);
}

static void *work(void *data)
{
	struct ev_loop *loop = data;

	/* EXPECT: wrong-thread-call ev_async_start error */
	ev_async_start(loop, &async_watcher);
	/* EXPECT: wrong-thread-call ev_async_stop error */
	ev_async_stop(loop, &async_watcher);
	/* EXPECT: wrong-thread-call ev_check_start error */
	ev_check_start(loop, &check_watcher);
	/* EXPECT: wrong-thread-call ev_check_stop error */
	ev_check_stop(loop, &check_watcher);
	/* EXPECT: wrong-thread-call ev_child_start error */
	ev_child_start(loop, &child_watcher);
	/* EXPECT: wrong-thread-call ev_child_stop error */
	ev_child_stop(loop, &child_watcher);
	/* EXPECT: wrong-thread-call ev_cleanup_start error */
	ev_cleanup_start(loop, &cleanup_watcher);
	/* EXPECT: wrong-thread-call ev_cleanup_stop error */
	ev_cleanup_stop(loop, &cleanup_watcher);
	/* EXPECT: wrong-thread-call ev_embed_start error */
	ev_embed_start(loop, &embed_watcher);
	/* EXPECT: wrong-thread-call ev_embed_stop error */
	ev_embed_stop(loop, &embed_watcher);
	/* EXPECT: wrong-thread-call ev_fork_start error */
	ev_fork_start(loop, &fork_watcher);
	/* EXPECT: wrong-thread-call ev_fork_stop error */
	ev_fork_stop(loop, &fork_watcher);
	/* EXPECT: wrong-thread-call ev_idle_start error */
	ev_idle_start(loop, &idle_watcher);
	/* EXPECT: wrong-thread-call ev_idle_stop error */
	ev_idle_stop(loop, &idle_watcher);
	ev_io_start(loop, &io_watcher); /* EXPECT: wrong-thread-call ev_io_start error */
	ev_io_stop(loop, &io_watcher);  /* EXPECT: wrong-thread-call ev_io_stop error */
	/* EXPECT: wrong-thread-call ev_periodic_start error */
	ev_periodic_start(loop, &periodic_watcher);
	/* EXPECT: wrong-thread-call ev_periodic_stop error */
	ev_periodic_stop(loop, &periodic_watcher);
	/* EXPECT: wrong-thread-call ev_prepare_start error */
	ev_prepare_start(loop, &prepare_watcher);
	/* EXPECT: wrong-thread-call ev_prepare_stop error */
	ev_prepare_stop(loop, &prepare_watcher);
	/* EXPECT: wrong-thread-call ev_signal_start error */
	ev_signal_start(loop, &signal_watcher);
	/* EXPECT: wrong-thread-call ev_signal_stop error */
	ev_signal_stop(loop, &signal_watcher);
	/* EXPECT: wrong-thread-call ev_stat_start error */
	ev_stat_start(loop, &stat_watcher);
	/* EXPECT: wrong-thread-call ev_stat_stop error */
	ev_stat_stop(loop, &stat_watcher);
	/* EXPECT: wrong-thread-call ev_timer_start error */
	ev_timer_start(loop, &timer_watcher);
	/* EXPECT: wrong-thread-call ev_timer_stop error */
	ev_timer_stop(loop, &timer_watcher);
	/* EXPECT: wrong-thread-call ev_timer_again error */
	ev_timer_again(loop, &timer_watcher);
	/* EXPECT: wrong-thread-call ev_periodic_again error */
	ev_periodic_again(loop, &periodic_watcher);
	/* EXPECT: wrong-thread-call ev_embed_sweep error */
	ev_embed_sweep(loop, &embed_watcher);
	/* EXPECT: wrong-thread-call ev_feed_event error */
	ev_feed_event(loop, &io_watcher, EV_READ);
	/* EXPECT: wrong-thread-call ev_feed_fd_event error */
	ev_feed_fd_event(loop, 0, EV_READ);
	/* EXPECT: wrong-thread-call ev_feed_signal_event error */
	ev_feed_signal_event(loop, 15);
	/* EXPECT: wrong-thread-call ev_clear_pending error */
	ev_clear_pending(loop, &io_watcher);
	/* EXPECT: wrong-thread-call ev_invoke error */
	ev_invoke(loop, &io_watcher, EV_READ);
	ev_invoke_pending(loop); /* EXPECT: wrong-thread-call ev_invoke_pending error */
	ev_ref(loop);            /* EXPECT: wrong-thread-call ev_ref error */
	ev_unref(loop);          /* EXPECT: wrong-thread-call ev_unref error */
	ev_now_update(loop);     /* EXPECT: wrong-thread-call ev_now_update error */
	/* EXPECT: wrong-thread-call ev_once error */
	ev_once(loop, 0, EV_READ, 1., on_once, loop);
	ev_unloop(loop, EVUNLOOP_ALL); /* EXPECT: wrong-thread-call ev_unloop error */
	ev_break(loop, EVBREAK_ALL);   /* EXPECT: wrong-thread-call ev_break error */
	return NULL;
}

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	pthread_t thread;

	if (revents && w->repeat > 0. && !pthread_create(&thread, NULL, work, EV_A))
		pthread_detach(thread);
}

void start(EV_P)
{
	ev_timer_init(&timer_watcher, on_timer, 1., 1.);
	ev_timer_start(EV_A_ & timer_watcher);
}
