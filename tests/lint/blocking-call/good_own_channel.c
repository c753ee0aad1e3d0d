/* SPDX-License-Identifier: MIT */
/* A channel that a function of the program makes of a descriptor stands for that one, too, and
 * where there is none nothing else is meant. */
#include <glib-unix.h>
#include <sys/socket.h>
#include <unistd.h>

struct tls_channel {
	GIOChannel channel;
	int fd;
	void *session;
};

struct session {
	GIOChannel *channel;
	const struct sockaddr *address;
	socklen_t length;
	gboolean tls, plain;
};

static GIOChannel *tls_channel_new(int fd)
{
	struct tls_channel *tls = g_new0(struct tls_channel, 1);
	GIOChannel *channel = (GIOChannel *)tls;

	g_io_channel_init(channel);
	tls->fd = fd;
	channel->is_seekable = FALSE;
	if (!tls->session) {
		g_free(tls);
		return NULL;
	}
	return channel;
}

static GIOChannel *no_tls_channel_new(int fd)
{
	return NULL;
}

static GIOChannel *raw_channel_new(int fd)
{
	GIOChannel *channel = g_io_channel_unix_new(fd);

	g_io_channel_set_encoding(channel, NULL, NULL);
	return channel;
}

static int not_inherited(int fd)
{
	return fd < 0 ? -1 : fd;
}

static int session_connect(struct session *session)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	GIOFlags flags;

	if (session->tls)
		session->channel = tls_channel_new(fd);
	else if (session->plain)
		session->channel = no_tls_channel_new(fd);
	else
		session->channel = g_io_channel_unix_new(fd);
	if (!session->channel)
		return -1;
	flags = g_io_channel_get_flags(session->channel);
	g_io_channel_set_flags(session->channel, flags | G_IO_FLAG_NONBLOCK, NULL);
	return connect(fd, session->address, session->length);
}

static gboolean on_timer(gpointer data)
{
	struct session *session = data;
	int fd = not_inherited(socket(AF_INET, SOCK_STREAM, 0));
	GIOChannel *channel = raw_channel_new(fd);

	session_connect(session);
	g_io_channel_set_flags(channel, G_IO_FLAG_NONBLOCK, NULL);
	connect(fd, session->address, session->length);
	return TRUE;
}

void start(struct session *session)
{
	g_timeout_add(1000, on_timer, session);
}
