/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <uv.h>

struct client {
	uv_tcp_t tcp;
	uv_timer_t idle;
	char name[16];
};

static void on_closed(uv_handle_t *handle)
{
	handle->data = NULL;
}

static void on_written(uv_write_t *request, int status)
{
	request->data = status ? request : NULL;
}

static void on_worked(uv_work_t *work, int status)
{
	work->data = status ? work : NULL;
}

static void on_work(uv_work_t *work)
{
	work->data = work;
}

void on_connection(uv_stream_t *server, int status)
{
	uv_tcp_t *client = malloc(sizeof(*client));

	if (!client || status < 0) {
		free(client);
		return;
	}
	/* EXPECT: free-before-close uv_tcp_init error */
	if (uv_tcp_init(server->loop, client)) {
		free(client);
		return;
	}
	if (uv_accept(server, (uv_stream_t *)client)) {
		free(client);
		return;
	}
	client->data = server;
}

void close_and_free(uv_tcp_t *client)
{
	/* EXPECT: free-before-close uv_close error says=ended */
	uv_close((uv_handle_t *)client, on_closed);
	free(client);
}

void close_without_callback(uv_timer_t *timer)
{
	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)timer, NULL);
	free(timer);
}

void close_member_and_free(struct client *client)
{
	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)&client->tcp, on_closed);
	free(client);
}

struct client *client_new(uv_loop_t *loop)
{
	struct client *client = calloc(1, sizeof(*client));

	if (!client)
		return NULL;
	/* EXPECT: free-before-close uv_tcp_init error */
	if (uv_tcp_init(loop, &client->tcp))
		goto fail;
	if (uv_tcp_keepalive(&client->tcp, 1, 60))
		goto fail;
	return client;
fail:
	free(client);
	return NULL;
}

int write_and_free(uv_stream_t *stream, uv_buf_t *buffer)
{
	uv_write_t *request = malloc(sizeof(*request));
	int err;

	if (!request)
		return UV_ENOMEM;
	/* EXPECT: free-before-close uv_write error */
	err = uv_write(request, stream, buffer, 1, on_written);
	free(request);
	return err;
}

int work_and_free(uv_loop_t *loop, int wanted)
{
	uv_work_t *work = malloc(sizeof(*work));
	int err;

	if (!work)
		return UV_ENOMEM;
	/* EXPECT: free-before-close uv_queue_work error */
	err = uv_queue_work(loop, work, on_work, on_worked);
	if (err || !wanted)
		free(work);
	return err;
}

static void client_free(struct client *client)
{
	client->name[0] = '\0';
	free(client);
}

void close_and_free_by_helper(struct client *client)
{
	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)&client->idle, on_closed);
	client_free(client);
}

void in_one_branch(struct client *client, int keep)
{
	/* EXPECT: free-before-close uv_close error */
	uv_close((uv_handle_t *)&client->tcp, NULL);
	if (!keep)
		free(client);
}
