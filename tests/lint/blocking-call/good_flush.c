/* SPDX-License-Identifier: MIT */
/* A stream that keeps nothing back has nothing to flush: of a socket, a descriptor, a file, of
 * memory, whatever is written through. */
#include <gio/gio.h>
#include <gio/gunixoutputstream.h>

struct endpoint {
	GOutputStream *stream;
	GSocketConnection *connection;
	GOutputStream *memory;
};

static void open_device(struct endpoint *endpoint, int fd)
{
	endpoint->stream = g_unix_output_stream_new(fd, FALSE);
}

static void open_socket(struct endpoint *endpoint)
{
	endpoint->stream = g_io_stream_get_output_stream(G_IO_STREAM(endpoint->connection));
	g_object_ref(endpoint->stream);
}

static void finish(GOutputStream *stream)
{
	g_output_stream_flush(stream, NULL, NULL);
}

static void finish_file(GOutputStream *stream)
{
	g_output_stream_flush(stream, NULL, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct endpoint *endpoint = data;
	GOutputStream *pipe_end = g_unix_output_stream_new(3, FALSE);
	g_autoptr(GDataOutputStream) text = g_data_output_stream_new(pipe_end);
	g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable();

	open_device(endpoint, 3);
	open_socket(endpoint);
	g_output_stream_flush(endpoint->stream, NULL, NULL);
	finish(pipe_end);
	finish(G_OUTPUT_STREAM(text));
	endpoint->memory = g_buffered_output_stream_new(memory);
	g_output_stream_flush(endpoint->memory, NULL, NULL);
	return TRUE;
}

static gboolean on_second_timer(gpointer data)
{
	struct endpoint *endpoint = data;

	g_output_stream_flush(endpoint->memory, NULL, NULL);
	g_output_stream_write_all(endpoint->memory, "x", 1, NULL, NULL, NULL);
	finish_file(endpoint->memory);
	return TRUE;
}

void start(struct endpoint *endpoint)
{
	g_timeout_add(1000, on_timer, endpoint);
	g_timeout_add(1000, on_second_timer, endpoint);
}
