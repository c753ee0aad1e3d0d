/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <glib.h>
#include <stdlib.h>
#include <uv.h>

struct probe {
	guint poll_id;
	guint retry_id;
	char *name;
};

static gboolean on_poll(gpointer data)
{
	struct probe *probe = data;

	g_message("%s", probe->name);
	return G_SOURCE_CONTINUE;
}

void probe_start(struct probe *probe)
{
	probe->poll_id = g_timeout_add_seconds(5, on_poll, probe);
	/* EXPECT: unawaited-task g_timeout_add error */
	probe->retry_id = g_timeout_add(100, on_poll, probe);
}

void probe_free(struct probe *probe)
{
	g_clear_handle_id(&probe->poll_id, g_source_remove);
	g_free(probe->name);
	g_free(probe);
}

struct peer {
	struct event *read_event;
	struct event *write_event;
};

static void on_io(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

int peer_open(struct peer *peer, struct event_base *base, int fd)
{
	peer->read_event = event_new(base, fd, EV_READ, on_io, peer);
	/* EXPECT: unawaited-task event_new error */
	peer->write_event = event_new(base, fd, EV_WRITE, on_io, peer);
	return peer->read_event && peer->write_event ? 0 : -1;
}

void peer_free(struct peer *peer)
{
	event_free(peer->read_event);
	free(peer);
}

struct link {
	uv_tcp_t tcp;
	uv_timer_t idle;
};

static void on_link_closed(uv_handle_t *handle)
{
	struct link *link = handle->data;

	link->tcp.data = NULL;
	free(link);
}

int link_open(struct link *link, uv_loop_t *loop)
{
	int err = uv_tcp_init(loop, &link->tcp);

	if (!err)
		/* EXPECT: unawaited-task uv_timer_init error */
		err = uv_timer_init(loop, &link->idle);
	return err;
}

void link_close(struct link *link)
{
	link->tcp.data = link;
	uv_close((uv_handle_t *)&link->tcp, on_link_closed);
}
