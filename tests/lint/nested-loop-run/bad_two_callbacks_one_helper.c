/* SPDX-License-Identifier: MIT */
#include <event2/bufferevent.h>
#include <event2/event.h>

static void drain(struct event_base *base)
{
	event_base_loop(base, 0); /* EXPECT: nested-loop-run event_base_loop error more_roots=1 */
}

static void on_read(struct bufferevent *bev, void *base)
{
	drain(base);
}

static void on_event(struct bufferevent *bev, short what, void *base)
{
	drain(base);
}

void serve(struct bufferevent *bev, struct event_base *base)
{
	bufferevent_setcb(bev, on_read, NULL, on_event, base);
}
