/* SPDX-License-Identifier: MIT */
/* What is made for other threads, and a thread with a loop of its own. */
#include <pthread.h>
#include <tevent.h>

static struct tevent_threaded_context *threaded;
static struct tevent_thread_proxy *proxy;
static struct tevent_immediate *im;

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data);

static void on_next_turn(struct tevent_context *ev, struct tevent_immediate *immediate, void *data)
{
	if (immediate)
		tevent_add_timer(ev, data, tevent_timeval_current_ofs(1, 0), on_timer, data);
}

static void *work(void *data)
{
	struct tevent_immediate *mine = tevent_create_immediate(NULL);

	tevent_threaded_schedule_immediate(threaded, im, on_next_turn, data);
	tevent_thread_proxy_schedule(proxy, &mine, on_next_turn, &data);
	return NULL;
}

static void *own_loop(void *data)
{
	struct tevent_context *ev = tevent_context_init(NULL);

	if (!ev || !tevent_add_timer(ev, ev, tevent_timeval_zero(), on_timer, data))
		return NULL;
	tevent_loop_wait(ev);
	talloc_free(ev);
	return NULL;
}

static void on_timer(struct tevent_context *ev, struct tevent_timer *te, struct timeval now,
                     void *data)
{
	pthread_t thread;

	if (ev && te && now.tv_sec && !pthread_create(&thread, NULL, work, data))
		pthread_detach(thread);
	if (!pthread_create(&thread, NULL, own_loop, data))
		pthread_detach(thread);
}

void *start(struct tevent_context *ev, void *data)
{
	return tevent_add_timer(ev, data, tevent_timeval_zero(), on_timer, data);
}
