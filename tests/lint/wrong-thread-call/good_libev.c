/* SPDX-License-Identifier: MIT */
/* What is made for other threads, and a thread with a loop of its own. */
#include <ev.h>
#include <pthread.h>

static ev_async wake;

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	if (revents)
		ev_timer_stop(EV_A_ w);
	ev_break(EV_A_ EVBREAK_ALL);
}

static void *own_loop(void *data)
{
	struct ev_loop *loop = ev_loop_new(EVFLAG_AUTO);
	ev_timer timer;

	ev_timer_init(&timer, on_timer, 1., 0.);
	ev_timer_start(loop, &timer);
	ev_run(loop, 0);
	ev_loop_destroy(loop);
	return data;
}

static void *work(void *data)
{
	ev_async_send(data, &wake);
	ev_feed_signal(15);
	return NULL;
}

static void on_wake(EV_P_ ev_async *w, int revents)
{
	pthread_t thread;

	if (revents && !pthread_create(&thread, NULL, work, EV_A))
		pthread_detach(thread);
	if (!ev_async_pending(w) && !pthread_create(&thread, NULL, own_loop, NULL))
		pthread_detach(thread);
}

void start(EV_P)
{
	ev_async_init(&wake, on_wake);
	ev_async_start(EV_A_ & wake);
}
