/* SPDX-License-Identifier: MIT */
/* A callback of a source that says that a socket has data reads once from the connection that it
 * was made for. */
#include <gio/gio.h>

struct server {
	GSocketService *service;
};

struct client {
	GSocketConnection *connection;
	GInputStream *input;
	GSource *source;
};

static struct client *client_ref(struct client *client)
{
	return client;
}

static gboolean on_readable(GSocket *socket, GIOCondition condition, gpointer data)
{
	struct client *client = client_ref(data);
	char text[64];

	if (!(condition & G_IO_IN))
		return FALSE;
	return g_input_stream_read(g_io_stream_get_input_stream(G_IO_STREAM(client->connection)),
	                           text, sizeof(text), NULL, NULL) > 0;
}

static void take_some(GInputStream *stream)
{
	char text[64];

	g_input_stream_read(stream, text, sizeof(text), NULL, NULL);
}

static gboolean on_stream(GObject *stream, gpointer data)
{
	struct client *client = data;

	take_some(client->input);
	return TRUE;
}

static gboolean on_incoming(GSocketService *service, GSocketConnection *connection,
                            GObject *source_object, gpointer data)
{
	struct client *client = g_new0(struct client, 1);
	GSource *other;

	client->connection = g_object_ref(connection);
	client->source = g_socket_create_source(g_socket_connection_get_socket(client->connection),
	                                        G_IO_IN | G_IO_HUP, NULL);
	g_source_set_callback(client->source, G_SOURCE_FUNC(on_readable), client, NULL);
	g_source_attach(client->source, NULL);

	client->input = g_io_stream_get_input_stream(G_IO_STREAM(connection));
	other = g_pollable_input_stream_create_source(G_POLLABLE_INPUT_STREAM(client->input), NULL);
	g_source_set_callback(other, G_SOURCE_FUNC(on_stream), client, NULL);
	g_source_attach(other, NULL);
	return TRUE;
}

void start(struct server *server)
{
	g_signal_connect(server->service, "incoming", G_CALLBACK(on_incoming), server);
}
