/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

struct session {
	struct event *tick;
	int state;
};

static int no_ticks;
static volatile int stopped;
void configure(int value);

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
	no_ticks = 1;
	stopped = 1;
}

void stored(struct event_base *base, struct session *s, int value)
{
	struct event *tick = NULL;

	if (!no_ticks)
		/* EXPECT: unawaited-task event_new warning */
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	no_ticks = value;
	if (!no_ticks)
		s->tick = tick;
}

void called(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (!no_ticks)
		/* EXPECT: unawaited-task event_new warning */
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	configure(1);
	if (!no_ticks)
		s->tick = tick;
}

void loop_ran(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (!no_ticks)
		/* EXPECT: unawaited-task event_new warning */
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	event_base_loop(base, EVLOOP_NONBLOCK);
	if (!no_ticks)
		s->tick = tick;
}

void from_outside(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (!stopped)
		/* EXPECT: unawaited-task event_new warning */
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	if (!stopped)
		s->tick = tick;
}

void other_way(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (!no_ticks)
		/* EXPECT: unawaited-task event_new warning */
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	if (no_ticks)
		s->tick = tick;
}
