/* SPDX-License-Identifier: MIT */
#include <stddef.h>
#include <event2/event.h>
#include "pool.h"

static void on_event(int fd, short what, void *data)
{
	pause(data);
	pool_remove(data);
}

struct event *start(struct event_base *base, struct pool *pool);

struct event *start(struct event_base *base, struct pool *pool)
{
	return event_new(base, 0, EV_READ, on_event, pool);
}
