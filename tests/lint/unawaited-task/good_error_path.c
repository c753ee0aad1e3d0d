/* SPDX-License-Identifier: MIT */
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <stdlib.h>

struct session {
	struct event *tick;
	int fd;
};

static struct event *ticks[16];
int open_log(const char *path);
void adopt(struct event *tick);

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

int released(struct session *s, struct event_base *base, const char *log)
{
	struct event *tick = event_new(base, -1, EV_PERSIST, on_tick, s);

	if (!tick)
		return -1;
	s->fd = open_log(log);
	if (s->fd < 0) {
		event_free(tick);
		return -1;
	}
	s->tick = tick;
	return 0;
}

int one_exit(struct session *s, struct event_base *base, const char *log)
{
	struct event *tick = NULL;
	int result = -1;

	s->fd = open_log(log);
	if (s->fd < 0)
		goto out;
	tick = event_new(base, s->fd, EV_READ, on_tick, s);
	if (!tick || event_add(tick, NULL) < 0)
		goto out;
	s->tick = tick;
	tick = NULL;
	result = 0;
out:
	if (tick)
		event_free(tick);
	return result;
}

static void drop(struct event *tick)
{
	event_del(tick);
	event_free(tick);
}

int released_by_helper(struct session *s, struct event_base *base, int bad)
{
	struct event *tick = event_new(base, -1, 0, on_tick, s);

	if (bad) {
		drop(tick);
		return -1;
	}
	s->tick = tick;
	return 0;
}

int adopted_by_others(struct event_base *base, int bad)
{
	struct event *tick = event_new(base, -1, 0, on_tick, NULL);

	adopt(tick);
	return bad ? -1 : 0;
}

int listed_first(struct event_base *base, int bad)
{
	struct event *tick = event_new(base, -1, 0, on_tick, NULL);

	ticks[3] = tick;
	return bad ? -1 : 0;
}

struct event *returned(struct event_base *base)
{
	struct event *tick = event_new(base, -1, 0, on_tick, NULL);

	if (tick)
		event_add(tick, NULL);
	return tick;
}

int same_question_twice(struct session *s, struct event_base *base, int wanted)
{
	struct event *tick = NULL;

	if (wanted)
		tick = event_new(base, -1, 0, on_tick, s);
	if (s->fd < 0) {
		if (wanted)
			event_free(tick);
		return -1;
	}
	if (wanted)
		s->tick = tick;
	return 0;
}

void owned_by_its_callbacks(struct event_base *base, int fd, bufferevent_data_cb on_read)
{
	struct bufferevent *peer = bufferevent_socket_new(base, fd, BEV_OPT_CLOSE_ON_FREE);

	if (!peer)
		return;
	bufferevent_setcb(peer, on_read, NULL, NULL, NULL);
	bufferevent_enable(peer, EV_READ);
}

int ends_the_process(struct session *s, struct event_base *base)
{
	struct event *tick = event_new(base, -1, 0, on_tick, s);

	if (!tick || s->fd < 0)
		abort();
	s->tick = tick;
	return 0;
}
