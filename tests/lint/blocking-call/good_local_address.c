/* SPDX-License-Identifier: MIT */
/* At the address of a socket on this machine somebody listens or nobody does: there is no name to
 * look up, and connecting waits for nobody. */
#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>

struct endpoint {
	GSocketClient *client;
	GSocketConnection *connection;
	GSocketAddress *address;
};

static GSocketConnection *try_address(GSocketClient *client, GSocketAddress *address)
{
	return g_socket_client_connect(client, G_SOCKET_CONNECTABLE(address), NULL, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct endpoint *endpoint = data;
	GSocketAddress *address = g_unix_socket_address_new_with_type(
		"proxy", -1, G_UNIX_SOCKET_ADDRESS_ABSTRACT);
	g_autoptr(GSocketAddress) path = g_unix_socket_address_new("/run/proxy");

	endpoint->connection = g_socket_client_connect(endpoint->client,
	                                               G_SOCKET_CONNECTABLE(address), NULL, NULL);
	g_object_unref(address);
	if (!endpoint->connection)
		endpoint->connection = try_address(endpoint->client, path);
	g_socket_connection_connect(endpoint->connection, path, NULL, NULL);
	g_clear_object(&endpoint->address);
	endpoint->address = g_object_ref(path);
	return TRUE;
}

static gboolean on_second_timer(gpointer data)
{
	struct endpoint *endpoint = data;

	try_address(endpoint->client, endpoint->address);
	return FALSE;
}

void start(struct endpoint *endpoint)
{
	g_timeout_add(1000, on_timer, endpoint);
	g_timeout_add(1000, on_second_timer, endpoint);
}
