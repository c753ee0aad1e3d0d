/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	uv_run(timer->loop, UV_RUN_NOWAIT);
}

static void on_event(evutil_socket_t fd, short what, void *base)
{
	event_base_loop(base, EVLOOP_NONBLOCK | EVLOOP_ONCE);
}

struct event *start(uv_timer_t *timer, struct event_base *base)
{
	uv_timer_start(timer, on_timer, 1000, 0);
	return event_new(base, -1, 0, on_event, base);
}
