/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

struct session {
	struct event *tick;
	int state;
};

int no_ticks;
static int level;
static const int never = 0;
static struct {
	int quiet;
} config;

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

/* Nothing in between changes what was asked, so it is answered the same way again. */
void external(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (!no_ticks) {
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
		event_add(tick, NULL);
	}
	s->state = 1;
	if (!no_ticks)
		s->tick = tick;
}

void internal(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (level == 2)
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	s->state = 1;
	if (level == 2)
		s->tick = tick;
}

void constant(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (!never)
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	event_add(tick, NULL);
	on_tick(-1, 0, s);
	if (!never)
		s->tick = tick;
}

void member(struct event_base *base, struct session *s)
{
	struct event *tick = NULL;

	if (config.quiet)
		tick = event_new(base, -1, EV_PERSIST, on_tick, s);
	if (config.quiet)
		s->tick = tick;
}

void configure(int quiet, int wanted)
{
	config.quiet = quiet;
	level = wanted;
}
