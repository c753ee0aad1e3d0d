/* SPDX-License-Identifier: MIT */
#include <event2/event.h>
#include <event2/event_struct.h>
#include <stdlib.h>
#include <uv.h>

struct client {
	uv_tcp_t tcp;
	uv_timer_t *idle;
	char *name;
};

static void on_closed(uv_handle_t *handle)
{
	free(handle);
}

static void on_written(uv_write_t *request, int status)
{
	request->data = status ? request : NULL;
	free(request);
}

static void on_event(evutil_socket_t fd, short what, void *arg)
{
	(void)fd;
	(void)what;
	(void)arg;
}

void on_connection(uv_stream_t *server, int status)
{
	uv_tcp_t *client = malloc(sizeof(*client));

	if (!client || status < 0)
		goto give_up;
	if (uv_tcp_init(server->loop, client))
		goto give_up;
	if (uv_accept(server, (uv_stream_t *)client))
		uv_close((uv_handle_t *)client, on_closed);
	return;
give_up:
	free(client);
}

int write_or_free(uv_stream_t *stream, uv_buf_t *buffer)
{
	uv_write_t *request = malloc(sizeof(*request));
	int err;

	if (!request)
		return UV_ENOMEM;
	err = uv_write(request, stream, buffer, 1, on_written);
	if (err < 0)
		free(request);
	return err;
}

void free_after_the_loop(uv_loop_t *loop, uv_timer_t *timer)
{
	uv_close((uv_handle_t *)timer, NULL);
	uv_run(loop, UV_RUN_DEFAULT);
	free(timer);
}

void free_something_else(struct client *client)
{
	uv_close((uv_handle_t *)&client->tcp, on_closed);
	free(client->name);
	client->name = NULL;
}

void close_what_it_points_to(struct client *client)
{
	uv_close((uv_handle_t *)client->idle, on_closed);
	free(client);
}

int synchronous(uv_loop_t *loop, const char *path)
{
	uv_fs_t *request = malloc(sizeof(*request));
	int err;

	if (!request)
		return UV_ENOMEM;
	err = uv_fs_unlink(loop, request, path, NULL);
	uv_fs_req_cleanup(request);
	free(request);
	return err;
}

void deleted_first(struct event_base *base, int fd)
{
	struct event *event = malloc(sizeof(*event));

	if (!event)
		return;
	event_assign(event, base, fd, EV_READ, on_event, NULL);
	event_del(event);
	free(event);
}

void freed_by_its_library(struct event_base *base, int fd)
{
	struct event *event = event_new(base, fd, EV_READ, on_event, NULL);

	if (event)
		event_free(event);
}

void next_one(uv_loop_t *loop, uv_timer_t *timer)
{
	uv_close((uv_handle_t *)timer, on_closed);
	timer = malloc(sizeof(*timer));
	if (timer && uv_timer_init(loop, timer))
		free(timer);
}

void closed_by_others(uv_loop_t *loop, void (*end)(uv_timer_t *))
{
	uv_timer_t *timer = malloc(sizeof(*timer));

	if (!timer || uv_timer_init(loop, timer)) {
		free(timer);
		return;
	}
	end(timer);
	free(timer);
}
