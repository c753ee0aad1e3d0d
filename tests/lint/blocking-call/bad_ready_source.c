/* SPDX-License-Identifier: MIT */
/* What was not reported ready waits: the second read, another stream, one that was watched for
 * something else, and what a callback finds that was not called by its source alone. */
#include <gio/gio.h>

struct client {
	GSocketConnection *connection, *other, *written, *shared, *called;
	GSource *source;
};

static gssize read_from(GSocketConnection *connection)
{
	char text[64];

	/* EXPECT: blocking-call g_input_stream_read error */
	return g_input_stream_read(g_io_stream_get_input_stream(G_IO_STREAM(connection)), text,
	                           sizeof(text), NULL, NULL);
}

static gboolean on_readable(GSocket *socket, GIOCondition condition, gpointer data)
{
	struct client *client = data;
	GInputStream *stream = g_io_stream_get_input_stream(G_IO_STREAM(client->connection));
	char text[64];

	g_input_stream_read(stream, text, sizeof(text), NULL, NULL);
	/* EXPECT: blocking-call g_input_stream_read error */
	g_input_stream_read(stream, text, sizeof(text), NULL, NULL);
	return TRUE;
}

static gboolean on_other(GSocket *socket, GIOCondition condition, gpointer data)
{
	struct client *client = data;
	GInputStream *stream = g_io_stream_get_input_stream(G_IO_STREAM(client->connection));
	char text[64];

	/* EXPECT: blocking-call g_input_stream_read error */
	g_input_stream_read(stream, text, sizeof(text), NULL, NULL);
	/* EXPECT: blocking-call g_input_stream_read_all error */
	g_input_stream_read_all(g_io_stream_get_input_stream(G_IO_STREAM(client->other)), text,
	                        sizeof(text), NULL, NULL, NULL);
	return TRUE;
}

static gboolean on_writable(GSocket *socket, GIOCondition condition, gpointer data)
{
	struct client *client = data;
	GInputStream *stream = g_io_stream_get_input_stream(G_IO_STREAM(client->written));
	char text[64];

	/* EXPECT: blocking-call g_input_stream_read error */
	return g_input_stream_read(stream, text, sizeof(text), NULL, NULL) > 0;
}

static gboolean on_anything(gpointer data)
{
	struct client *client = data;
	GInputStream *stream = g_io_stream_get_input_stream(G_IO_STREAM(client->shared));
	char text[64];

	/* EXPECT: blocking-call g_input_stream_read error */
	return g_input_stream_read(stream, text, sizeof(text), NULL, NULL) > 0;
}

static gboolean on_called(GSocket *socket, GIOCondition condition, gpointer data)
{
	struct client *client = data;
	GInputStream *stream = g_io_stream_get_input_stream(G_IO_STREAM(client->called));
	char text[64];

	/* EXPECT: blocking-call g_input_stream_read error */
	return g_input_stream_read(stream, text, sizeof(text), NULL, NULL) > 0;
}

static void watch(GSource *source)
{
	g_source_attach(source, NULL);
	g_source_unref(source);
}

static GSource *source_of(GSocketConnection *connection, GIOCondition condition)
{
	return g_socket_create_source(g_socket_connection_get_socket(connection), condition, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct client *client = data;

	read_from(client->connection);
	on_called(NULL, G_IO_IN, client);
	return TRUE;
}

void start(struct client *client)
{
	GSource *source, *output, *shared, *called;

	source = g_socket_create_source(g_socket_connection_get_socket(client->connection), G_IO_IN,
	                                NULL);
	g_source_set_callback(source, G_SOURCE_FUNC(on_readable), client, NULL);
	watch(source);
	client->source = g_socket_create_source(g_socket_connection_get_socket(client->other),
	                                        G_IO_IN, NULL);
	g_source_set_callback(client->source, G_SOURCE_FUNC(on_other), client, NULL);
	watch(client->source);
	output = g_socket_create_source(g_socket_connection_get_socket(client->written), G_IO_OUT,
	                                NULL);
	g_source_set_callback(output, G_SOURCE_FUNC(on_writable), client, NULL);
	watch(output);
	shared = g_socket_create_source(g_socket_connection_get_socket(client->shared), G_IO_IN,
	                                NULL);
	g_source_set_callback(shared, G_SOURCE_FUNC(on_anything), client, NULL);
	g_timeout_add(1000, on_anything, client);
	called = source_of(client->called, G_IO_IN);
	g_source_set_callback(called, G_SOURCE_FUNC(on_called), client, NULL);
	g_timeout_add(1000, on_timer, client);
}
