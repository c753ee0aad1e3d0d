/* SPDX-License-Identifier: MIT */
#include <event2/event.h>

struct session {
	struct event *tick;
	int state, fd;
};

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

/* A branch on the way stands where its condition is written, not where something was done last. */
int after_statements(struct session *s, struct event_base *base, int keep)
{
	/* EXPECT: unawaited-task event_new warning steps=3 via=20,25,26 */
	struct event *tick = event_new(base, -1, EV_PERSIST, on_tick, s);

	s->state = 1;
	s->state = 2;

	if (keep < 0)
		return -1;
	s->tick = tick;
	return 0;
}

int second_of_two(struct session *s, struct event_base *base, int keep, int quick)
{
	/* EXPECT: unawaited-task event_new warning steps=4 via=34,37,38 */
	struct event *tick = event_new(base, -1, EV_PERSIST, on_tick, s);

	s->state = 1;
	if (keep && quick)
		return -1;
	s->tick = tick;
	return 0;
}

int in_loop(struct session *s, struct event_base *base, int count)
{
	/* EXPECT: unawaited-task event_new warning via=46,50,51 */
	struct event *tick = event_new(base, -1, EV_PERSIST, on_tick, s);

	for (int i = 0; i < count; i++) {
		s->state++;
		if (s->state > 3)
			return -1;
	}
	s->tick = tick;
	return 0;
}
