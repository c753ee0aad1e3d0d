/* SPDX-License-Identifier: MIT */
/* The loop gives a lock back while it waits, so that other threads may change it. */
#include <ev.h>
#include <pthread.h>

static pthread_spinlock_t lock;
static ev_async wake;
static ev_timer timer;

static void release(EV_P)
{
	pthread_spin_unlock(ev_userdata(EV_A));
}

static void acquire(EV_P)
{
	while (pthread_spin_trylock(ev_userdata(EV_A)))
		ev_now_update(EV_A);
}

static void on_any(EV_P_ ev_async *w, int revents)
{
	if (revents)
		ev_clear_pending(EV_A_ w);
}

static void on_timer(EV_P_ ev_timer *w, int revents)
{
	if (revents)
		ev_timer_stop(EV_A_ w);
}

static void *work(void *data)
{
	if (!pthread_spin_trylock(&lock)) {
		ev_timer_init(&timer, on_timer, 5., 0.);
		ev_timer_start(data, &timer);
		ev_async_send(data, &wake);
		pthread_spin_unlock(&lock);
	}
	return NULL;
}

int main(void)
{
	struct ev_loop *loop = ev_default_loop(0);
	pthread_t thread;

	pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE);
	ev_set_userdata(loop, (void *)&lock);
	ev_set_loop_release_cb(loop, release, acquire);
	ev_async_init(&wake, on_any);
	ev_async_start(loop, &wake);
	if (pthread_create(&thread, NULL, work, loop))
		return 1;
	return ev_run(loop, 0);
}
