/* SPDX-License-Identifier: MIT */
/* What a stream has kept back is written when it is flushed, and then the other end decides; or
 * the disk does. */
#include <gio/gio.h>
#include <gio/gunixoutputstream.h>

struct endpoint {
	GOutputStream *stream;
	GOutputStream *compressed;
	GOutputStream *log;
};

static void endpoint_open(struct endpoint *endpoint, GSocketConnection *connection,
                          GConverter *converter)
{
	GOutputStream *raw = g_io_stream_get_output_stream(G_IO_STREAM(connection));

	endpoint->stream = g_buffered_output_stream_new(raw);
	endpoint->compressed = g_converter_output_stream_new(raw, converter);
}

static void open_log(struct endpoint *endpoint, GFile *file)
{
	/* EXPECT: blocking-call g_file_append_to warning */
	GFileOutputStream *raw = g_file_append_to(file, 0, NULL, NULL);

	endpoint->log = g_buffered_output_stream_new_sized(G_OUTPUT_STREAM(raw), 4096);
	g_output_stream_flush(G_OUTPUT_STREAM(raw), NULL, NULL);
}

static void finish(GOutputStream *stream)
{
	/* EXPECT: blocking-call g_output_stream_flush error */
	g_output_stream_flush(stream, NULL, NULL);
}

static void finish_log(GOutputStream *stream)
{
	/* EXPECT: blocking-call g_output_stream_flush warning */
	g_output_stream_flush(stream, NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_write_all warning */
	g_output_stream_write_all(stream, "x", 1, NULL, NULL, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct endpoint *endpoint = data;
	GOutputStream *local = g_buffered_output_stream_new(g_unix_output_stream_new(3, FALSE));
	GOutputStream *text = G_OUTPUT_STREAM(g_data_output_stream_new(local));

	endpoint_open(endpoint, NULL, NULL);
	open_log(endpoint, NULL);
	/* EXPECT: blocking-call g_output_stream_flush error assumes=none */
	g_output_stream_flush(local, NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_flush error assumes=none */
	g_output_stream_flush(text, NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_flush error assumes=none */
	g_output_stream_flush(endpoint->stream, NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_flush error assumes=none */
	g_output_stream_flush(endpoint->compressed, NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_flush warning assumes=none */
	g_output_stream_flush(endpoint->log, NULL, NULL);
	finish(endpoint->stream);
	finish_log(endpoint->log);
	return TRUE;
}

void start(struct endpoint *endpoint)
{
	g_timeout_add(1000, on_timer, endpoint);
}
