/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/listener.h>
#include <glib.h>

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

static gpointer work(gpointer data)
{
	return data;
}

void arm(struct event_base *base)
{
	/* EXPECT: unawaited-task event_new warning */
	event_new(base, -1, EV_PERSIST, on_tick, NULL);
}

void work_aside(void)
{
	/* EXPECT: unawaited-task g_thread_new warning */
	g_thread_new("work", work, NULL);
}

void arm_all(struct event_base *base, int count)
{
	struct event *tick = NULL;

	for (int i = 0; i < count; i++)
		/* EXPECT: unawaited-task event_new warning */
		tick = event_new(base, i, EV_READ, on_tick, NULL);
	if (tick)
		event_free(tick);
}
