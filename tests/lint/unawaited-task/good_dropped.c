/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <glib.h>

static gboolean once(gpointer data)
{
	g_message("%s", (const char *)data);
	return G_SOURCE_REMOVE;
}

static gpointer work(gpointer data)
{
	return data;
}

static void on_tick(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

void say_later(void)
{
	g_idle_add(once, (gpointer) "later");
}

void name_it(void)
{
	guint id = g_timeout_add(100, once, (gpointer) "named");

	g_source_set_name_by_id(id, "[test] once");
}

void work_aside(void)
{
	g_thread_unref(g_thread_new("work", work, NULL));
}

void said_on_purpose(struct event_base *base)
{
	(void)event_new(base, -1, 0, on_tick, NULL);
}

void one_after_the_other(struct event_base *base, int count)
{
	for (int i = 0; i < count; i++) {
		struct event *tick = event_new(base, i, EV_READ, on_tick, NULL);

		if (tick)
			event_free(tick);
	}
}
