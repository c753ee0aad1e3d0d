/* SPDX-License-Identifier: MIT */
/* A channel stands for the descriptor that it was made of: what makes one non-blocking makes the
 * other. */
#include <glib-unix.h>
#include <gio/gio.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
	GIOChannel *channel;
	const struct sockaddr *address;
	socklen_t length;
};

static void set_nonblocking(GIOChannel *channel)
{
	g_io_channel_set_flags(channel, g_io_channel_get_flags(channel) | G_IO_FLAG_NONBLOCK, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct server *server = data;
	int fd = socket(AF_INET, SOCK_STREAM, 0), other = socket(AF_INET, SOCK_STREAM, 0);
	int third = socket(AF_INET, SOCK_STREAM, 0);
	GSocket *gio;
	char text[16];

	server->channel = g_io_channel_unix_new(fd);
	g_io_channel_set_flags(server->channel, G_IO_FLAG_NONBLOCK, NULL);
	connect(fd, server->address, server->length);
	read(g_io_channel_unix_get_fd(server->channel), text, sizeof(text));

	set_nonblocking(g_io_channel_unix_new(other));
	connect(other, server->address, server->length);

	gio = g_socket_new_from_fd(third, NULL);
	recv(third, text, sizeof(text), 0);
	recv(g_socket_get_fd(gio), text, sizeof(text), 0);

	fd = socket(AF_INET, SOCK_STREAM, 0);
	g_unix_set_fd_nonblocking(fd, TRUE, NULL);
	connect(fd, server->address, server->length);
	return TRUE;
}

void start(struct server *server)
{
	g_timeout_add(1000, on_timer, server);
}
