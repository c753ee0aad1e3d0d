/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <pthread.h>
#include <uv.h>

static void on_tick(uv_timer_t *timer)
{
	uv_timer_stop(timer);
}

static void serve(void *data)
{
	uv_loop_t loop;
	uv_timer_t timer;

	(void)data;
	(void)uv_loop_init(&loop);
	uv_timer_init(&loop, &timer);
	uv_timer_start(&timer, on_tick, 10, 10);
	uv_run(&loop, UV_RUN_DEFAULT);
	uv_loop_close(&loop);
}

static void on_event(evutil_socket_t fd, short what, void *data)
{
	(void)fd;
	(void)what;
	event_add(data, NULL);
}

static void *serve_events(void *data)
{
	struct event_base *base = event_base_new();
	struct event *tick = event_new(base, -1, EV_PERSIST, on_event, event_self_cbarg());

	event_add(tick, NULL);
	event_base_dispatch(base);
	event_free(tick);
	return data;
}

int start(uv_thread_t *a, pthread_t *b)
{
	return uv_thread_create(a, serve, NULL) || pthread_create(b, NULL, serve_events, NULL);
}
