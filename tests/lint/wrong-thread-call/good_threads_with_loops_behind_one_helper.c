/* SPDX-License-Identifier: MIT */
/* Several thread functions come to their loop through the same helper: each of them has one. */
#include <event2/event.h>
#include <pthread.h>

struct worker {
	struct event_base *base;
	struct event *tick;
};

static void on_tick(evutil_socket_t fd, short what, void *data)
{
	(void)fd;
	(void)what;
	event_base_loopexit(data, NULL);
}

static void dispatch(struct worker *w)
{
	event_base_dispatch(w->base);
}

static void set_up(struct worker *w)
{
	w->base = event_base_new();
	w->tick = event_new(w->base, -1, 0, on_tick, w->base);
	event_add(w->tick, NULL);
}

static void *first(void *data)
{
	dispatch(data);
	return NULL;
}

static void *second(void *data)
{
	set_up(data);
	dispatch(data);
	return NULL;
}

int start(pthread_t threads[2], struct worker *a, struct worker *b)
{
	set_up(a);
	return pthread_create(&threads[0], NULL, first, a) ||
	       pthread_create(&threads[1], NULL, second, b);
}
