/* SPDX-License-Identifier: MIT */
/* A channel as it is made changes nothing, and another channel is about another descriptor. */
#include <glib-unix.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
	GIOChannel *channel;
	const struct sockaddr *address;
	socklen_t length;
};

static gboolean on_timer(gpointer data)
{
	struct server *server = data;
	int fd = socket(AF_INET, SOCK_STREAM, 0), other = socket(AF_INET, SOCK_STREAM, 0);
	int third = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
	char text[16];

	server->channel = g_io_channel_unix_new(fd);
	g_io_channel_set_flags(g_io_channel_unix_new(other), G_IO_FLAG_NONBLOCK, NULL);
	/* EXPECT: blocking-call connect error assumes=none */
	connect(fd, server->address, server->length);
	/* EXPECT: blocking-call read error assumes=none */
	read(g_io_channel_unix_get_fd(server->channel), text, sizeof(text));
	g_io_channel_set_flags(g_io_channel_unix_new(other), 0, NULL);
	connect(other, server->address, server->length); /* EXPECT: blocking-call connect error */
	g_unix_set_fd_nonblocking(third, FALSE, NULL);
	connect(third, server->address, server->length); /* EXPECT: blocking-call connect error */
	return TRUE;
}

void start(struct server *server)
{
	g_timeout_add(1000, on_timer, server);
}
