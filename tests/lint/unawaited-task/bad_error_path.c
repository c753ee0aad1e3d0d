/* SPDX-License-Identifier: MIT */
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/listener.h>
#include <stdlib.h>

struct session {
	struct event *tick;
	int fd;
};

static struct session *sessions[16];
int open_log(const char *path);

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

int session_start(struct session *s, struct event_base *base, const char *log)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *tick = event_new(base, -1, EV_PERSIST, on_tick, s);

	if (!tick)
		return -1;
	s->fd = open_log(log);
	if (s->fd < 0)
		return -1;
	s->tick = tick;
	return 0;
}

int session_goto(struct session *s, struct event_base *base, const char *log)
{
	struct event *tick = NULL;
	int result = -1;

	s->fd = open_log(log);
	if (s->fd < 0)
		goto out;
	/* EXPECT: unawaited-task event_new warning */
	tick = event_new(base, s->fd, EV_READ, on_tick, s);
	if (!tick)
		goto out;
	if (event_add(tick, NULL) < 0)
		goto out;
	sessions[0] = s;
	s->tick = tick;
	result = 0;
out:
	return result;
}

int connect_to(struct event_base *base, const struct sockaddr *address, int length,
               struct bufferevent **out)
{
	/* EXPECT: unawaited-task bufferevent_socket_new warning */
	struct bufferevent *peer = bufferevent_socket_new(base, -1, BEV_OPT_CLOSE_ON_FREE);

	if (!peer)
		return -1;
	if (bufferevent_enable(peer, EV_READ | EV_WRITE) < 0)
		return -2;
	(void)address;
	(void)length;
	*out = peer;
	return 0;
}

static struct event *tick_new(struct event_base *base, void *data)
{
	return event_new(base, -1, 0, on_tick, data);
}

int through_helper(struct session *s, struct event_base *base)
{
	/* EXPECT: unawaited-task event_new warning */
	struct event *tick = tick_new(base, s);

	if (!tick || s->fd < 0)
		return -1;
	s->tick = tick;
	return 0;
}

struct evhttp *serve(struct event_base *base)
{
	/* EXPECT: unawaited-task evhttp_new warning */
	struct evhttp *http = evhttp_new(base);

	if (!http)
		return NULL;
	if (evhttp_bind_socket(http, "::1", 8080) < 0)
		return NULL;
	return http;
}
