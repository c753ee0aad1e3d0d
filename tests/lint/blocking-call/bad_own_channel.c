/* SPDX-License-Identifier: MIT */
/* A channel that may be of another descriptor changes nothing of this one. */
#include <glib-unix.h>
#include <sys/socket.h>
#include <unistd.h>

struct pair {
	GIOChannel channel;
	int in, out;
};

struct session {
	GIOChannel *channel, *other;
	const struct sockaddr *address;
	socklen_t length;
	gboolean tls;
};

static GIOChannel *pair_new(int in, int out)
{
	struct pair *pair = g_new0(struct pair, 1);

	g_io_channel_init(&pair->channel);
	pair->in = in;
	pair->out = out;
	return (GIOChannel *)pair;
}

static GIOChannel *last;

static GIOChannel *keep(int fd)
{
	GIOChannel *channel = last;

	last = g_io_channel_unix_new(fd);
	return channel;
}

static void session_connect(struct session *session)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	session->channel = session->tls ? session->other : g_io_channel_unix_new(fd);
	g_io_channel_set_flags(session->channel, G_IO_FLAG_NONBLOCK, NULL);
	/* EXPECT: blocking-call connect error */
	connect(fd, session->address, session->length);
}

static gboolean on_timer(gpointer data)
{
	struct session *session = data;
	int fd = socket(AF_INET, SOCK_STREAM, 0), other = socket(AF_INET, SOCK_STREAM, 0);
	GIOChannel *channel = pair_new(fd, other);

	session_connect(session);
	g_io_channel_set_flags(channel, G_IO_FLAG_NONBLOCK, NULL);
	/* EXPECT: blocking-call connect error */
	connect(other, session->address, session->length);
	g_io_channel_set_flags(keep(fd), G_IO_FLAG_NONBLOCK, NULL);
	/* EXPECT: blocking-call connect error */
	connect(fd, session->address, session->length);
	return TRUE;
}

void start(struct session *session)
{
	g_timeout_add(1000, on_timer, session);
}
