/* SPDX-License-Identifier: MIT */
/* Somebody who is asked for by name, or by an address that may be any, is waited for. */
#include <gio/gio.h>
#include <gio/gunixsocketaddress.h>

struct endpoint {
	GSocketClient *client;
	GSocketAddress *address;
};

static void set_address(struct endpoint *endpoint, GSocketAddress *other)
{
	endpoint->address = other ? g_object_ref(other) : g_unix_socket_address_new("/run/proxy");
}

static void try_address(GSocketClient *client, GSocketAddress *address)
{
	/* EXPECT: blocking-call g_socket_client_connect error steps=3 */
	g_socket_client_connect(client, G_SOCKET_CONNECTABLE(address), NULL, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct endpoint *endpoint = data;
	g_autoptr(GSocketAddress) local = g_unix_socket_address_new("/run/proxy");
	g_autoptr(GSocketAddress) other = g_inet_socket_address_new_from_string("10.0.0.1", 80);
	g_autoptr(GSocketConnectable) named = g_network_address_new("host", 80);

	/* EXPECT: blocking-call g_socket_client_connect error */
	g_socket_client_connect(endpoint->client, named, NULL, NULL);
	try_address(endpoint->client, local);
	try_address(endpoint->client, other);
	set_address(endpoint, other);
	/* EXPECT: blocking-call g_socket_client_connect error */
	g_socket_client_connect(endpoint->client, G_SOCKET_CONNECTABLE(endpoint->address), NULL,
	                        NULL);
	return TRUE;
}

void start(struct endpoint *endpoint)
{
	g_timeout_add(1000, on_timer, endpoint);
}
