/* SPDX-License-Identifier: MIT
 *
 * server.c - a name server for scripts: connect to a loopback port, send host names, read
 * addresses.
 *
 * All clients share one event loop. That is the mistake's stage: on_read() answers at once, the
 * answer asks the resolver, and while the resolver waits for DNS nobody else is served.
 */
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>
#include "answer.h"
#include "names.h"

enum {
	LINE_SIZE = 256,
	BACKLOG = 64
};

struct client {
	uv_tcp_t handle;
	const struct name_ops *names;
	bool ended; /* no more lines will come */
	size_t used;
	char input[LINE_SIZE];
};

struct reply {
	uv_write_t request;
	char text[ANSWER_SIZE];
};

static const struct name_ops *names = &system_names;

static void free_client(uv_handle_t *handle)
{
	free(handle->data);
}

static void close_client(struct client *client)
{
	uv_handle_t *handle = (uv_handle_t *)&client->handle;

	if (!uv_is_closing(handle))
		uv_close(handle, free_client);
}

/* Once the client has ended its side, close ours as soon as its last answer is on its way. */
static void close_when_done(struct client *client)
{
	uv_stream_t *stream = (uv_stream_t *)&client->handle;

	if (client->ended && uv_stream_get_write_queue_size(stream) == 0)
		close_client(client);
}

static void on_written(uv_write_t *request, int status)
{
	struct client *client = request->handle->data;

	free(request->data);
	if (status)
		close_client(client);
	else
		close_when_done(client);
}

static void send_answer(struct client *client, const char *line)
{
	struct reply *reply = malloc(sizeof(*reply));

	if (!reply) {
		close_client(client);
		return;
	}
	size_t length = answer_line(client->names, line, reply->text);
	uv_buf_t buffer = uv_buf_init(reply->text, (unsigned)length);
	reply->request.data = reply;
	if (uv_write(&reply->request, (uv_stream_t *)&client->handle, &buffer, 1, on_written)) {
		free(reply);
		close_client(client);
	}
}

/* Answers every whole line of the input and keeps the rest. */
static void answer_lines(struct client *client)
{
	char *start = client->input, *end;

	while ((end = memchr(start, '\n', client->used))) {
		*end = '\0';
		client->used -= (size_t)(end + 1 - start);
		send_answer(client, start);
		start = end + 1;
	}
	memmove(client->input, start, client->used);
}

static void give_room(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer)
{
	struct client *client = handle->data;

	(void)suggested;
	*buffer = uv_buf_init(client->input + client->used, (unsigned)(LINE_SIZE - client->used));
}

static void on_read(uv_stream_t *stream, ssize_t count, const uv_buf_t *buffer)
{
	struct client *client = stream->data;

	(void)buffer;
	if (count == UV_EOF) {
		client->ended = true;
		close_when_done(client);
		return;
	}
	if (count < 0) { /* an error, or a line too long for its buffer */
		close_client(client);
		return;
	}
	client->used += (size_t)count;
	answer_lines(client);
}

static void on_connection(uv_stream_t *listener, int status)
{
	struct client *client = status ? NULL : calloc(1, sizeof(*client));

	if (!client)
		return;
	client->handle.data = client;
	client->names = names;
	if (uv_tcp_init(listener->loop, &client->handle)) {
		free(client);
		return;
	}
	if (uv_accept(listener, (uv_stream_t *)&client->handle) ||
	    uv_read_start((uv_stream_t *)&client->handle, give_room, on_read))
		close_client(client);
}

static void close_any(uv_handle_t *handle, void *unused)
{
	(void)unused;
	if (!uv_is_closing(handle))
		uv_close(handle, handle->data ? free_client : NULL);
}

static void on_signal(uv_signal_t *signal, int number)
{
	(void)number;
	uv_walk(signal->loop, close_any, NULL);
}

/* Listens on 127.0.0.1:PORT (0: any free one) and says where. */
static int start(uv_loop_t *loop, uv_tcp_t *listener, uv_signal_t *terminate, int port)
{
	struct sockaddr_in address;
	int size = sizeof(address), error;

	uv_ip4_addr("127.0.0.1", port, &address);
	if ((error = uv_tcp_init(loop, listener)) ||
	    (error = uv_tcp_bind(listener, (const struct sockaddr *)&address, 0)) ||
	    (error = uv_listen((uv_stream_t *)listener, BACKLOG, on_connection)) ||
	    (error = uv_tcp_getsockname(listener, (struct sockaddr *)&address, &size)) ||
	    (error = uv_signal_init(loop, terminate)) ||
	    (error = uv_signal_start(terminate, on_signal, SIGTERM)))
		return error;
	printf("listening on 127.0.0.1:%d\n", ntohs(address.sin_port));
	fflush(stdout);
	return 0;
}

int main(int argc, char **argv)
{
	uv_loop_t *loop = uv_default_loop();
	uv_tcp_t listener = { .data = NULL };
	uv_signal_t terminate = { .data = NULL };
	int error;

	signal(SIGPIPE, SIG_IGN); /* a client that is gone is an error of uv_write, no more */
	error = start(loop, &listener, &terminate, argc > 1 ? atoi(argv[1]) : 0);

	if (error) {
		fprintf(stderr, "%s: %s\n", argv[0], uv_strerror(error));
		return 1;
	}
	uv_run(loop, UV_RUN_DEFAULT);
	return uv_loop_close(loop) ? 1 : 0;
}
