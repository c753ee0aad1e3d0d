/* SPDX-License-Identifier: MIT */
/* A worker that the loop hears of through an ev_async; what waits does so before the loop runs. */
#include <ev.h>
#include <pthread.h>
#include <unistd.h>

static ev_async done;
static ev_stat hosts;

static void *work(void *data)
{
	ev_sleep(1.);
	sleep(1);
	ev_async_send(data, &done);
	return NULL;
}

static void on_done(EV_P_ ev_async *w, int revents)
{
	if (revents)
		ev_async_stop(EV_A_ w);
	ev_sleep(0);
}

static void on_change(EV_P_ ev_stat *w, int revents)
{
	pthread_t thread;

	if (revents && !pthread_create(&thread, NULL, work, EV_A))
		pthread_detach(thread);
	if (w->attr.st_nlink && w->timer.repeat > ev_now(EV_A))
		ev_stat_stop(EV_A_ w);
}

int main(void)
{
	struct ev_loop *loop = ev_default_loop(0);

	ev_async_init(&done, on_done);
	ev_async_start(loop, &done);
	ev_stat_init(&hosts, on_change, "/etc/hosts", 0.);
	ev_stat_start(loop, &hosts);
	ev_sleep(0.5);
	return ev_run(loop, 0);
}
