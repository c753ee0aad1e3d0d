/* SPDX-License-Identifier: MIT
 *
 * Flags that do not say "once": set on one way only, set to 0, set after the loop has run, or
 * another one than was asked; and one that does, beside another run of the loop.
 */
#include <event2/event.h>

static struct event_base *base;
static int started, stopped, count;

static void set_on_one_way(void)
{
	if (started)
		return;
	if (count)
		started = 1;
	event_base_dispatch(base); /* EXPECT: nested-loop-run event_base_dispatch error */
}

static void set_to_zero(void)
{
	if (!started) {
		started = 0;
		event_base_dispatch(base); /* EXPECT: nested-loop-run event_base_dispatch error */
	}
}

static void set_afterwards(void)
{
	if (!started) {
		event_base_dispatch(base); /* EXPECT: nested-loop-run event_base_dispatch error */
		started = 1;
	}
}

static void set_another(void)
{
	if (!started) {
		stopped = 1;
		event_base_dispatch(base); /* EXPECT: nested-loop-run event_base_dispatch error */
	}
}

static void once_but_not_the_only_one(void)
{
	if (!started) {
		started = 1;
		event_base_dispatch(base); /* EXPECT: nested-loop-run event_base_dispatch error */
	}
}

static void on_event(evutil_socket_t fd, short what, void *data)
{
	(void)fd;
	(void)what;
	(void)data;
	set_on_one_way();
	set_to_zero();
	set_afterwards();
	set_another();
	once_but_not_the_only_one();
}

int main(void)
{
	base = event_base_new();
	event_base_once(base, 0, EV_READ, on_event, NULL, NULL);
	event_base_dispatch(base);
	return 0;
}
