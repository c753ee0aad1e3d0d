/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <glib-object.h>
#include <stdlib.h>
#include <uv.h>

struct probe {
	guint poll_id;
	guint retry_id;
	guint idle_id;
	guint last_id;
	char *name;
};

static gboolean on_poll(gpointer data)
{
	struct probe *probe = data;

	g_message("%s", probe->name);
	return G_SOURCE_CONTINUE;
}

static void probe_stop(struct probe *probe)
{
	if (probe->retry_id)
		g_source_remove(probe->retry_id);
	probe->retry_id = 0;
}

static void probe_free(struct probe *probe)
{
	g_clear_handle_id(&probe->poll_id, g_source_remove);
	probe_stop(probe);
	g_free(probe->name);
	g_free(probe);
}

static gboolean on_last(gpointer data)
{
	probe_free(data);
	return G_SOURCE_REMOVE;
}

void probe_start(struct probe *probe)
{
	probe->poll_id = g_timeout_add_seconds(5, on_poll, probe);
	probe->retry_id = g_timeout_add(100, on_poll, probe);
	/* Its data is not the probe: it may outlive it. */
	probe->idle_id = g_idle_add(on_poll, g_object_ref(probe->name));
	/* Ends the probe itself. */
	probe->last_id = g_timeout_add_seconds(60, on_last, probe);
}

struct forever {
	guint tick_id;
};

static gboolean on_tick(gpointer data)
{
	(void)data;
	return G_SOURCE_CONTINUE;
}

void forever_start(struct forever *forever)
{
	forever->tick_id = g_timeout_add(10, on_tick, forever); /* nobody ever frees one */
}

struct peer {
	struct event timer;
};

static void on_io(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

void peer_open(struct peer *peer, struct event_base *base)
{
	evtimer_assign(&peer->timer, base, on_io, peer);
}

void peer_lost(struct peer *peer, void (*later)(struct peer *))
{
	event_del(&peer->timer);
	later(peer);
}

void peer_free(struct peer *peer)
{
	free(peer);
}

struct job {
	guint id;
};

static void job_free(gpointer data)
{
	struct job *job = data;

	job->id = 0;
	g_free(job);
}

static gboolean on_job(gpointer data)
{
	return data != NULL;
}

void job_start(struct job *job)
{
	job->id = g_idle_add_full(G_PRIORITY_LOW, on_job, job, job_free);
}

struct link {
	uv_tcp_t tcp;
};

static void on_link_closed(uv_handle_t *handle)
{
	struct link *link = handle->data;

	free(link);
}

int link_open(struct link *link, uv_loop_t *loop)
{
	return uv_tcp_init(loop, &link->tcp);
}

void link_close(struct link *link)
{
	uv_handle_t *handle = (uv_handle_t *)link;

	handle->data = link;
	uv_close(handle, on_link_closed);
}
