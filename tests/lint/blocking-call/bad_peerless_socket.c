/* SPDX-License-Identifier: MIT */
/* A socket of which somebody may have made another kind has a peer, and so has what it accepts. */
#include <linux/if_alg.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

struct server {
	int listener;
	int either;
	int alg;
	int counter;
};

static int make_socket(int family)
{
	return socket(family, SOCK_SEQPACKET, 0);
}

static int take_in(int fd)
{
	/* EXPECT: blocking-call accept note */
	return accept(fd, NULL, 0);
}

static int take_out(int fd)
{
	char text[16];
	/* EXPECT: blocking-call accept note */
	int client = accept(fd, NULL, 0);

	/* EXPECT: blocking-call read error assumes=none */
	return (int)read(client, text, sizeof(text));
}

static void server_open(struct server *server)
{
	server->listener = make_socket(AF_UNIX);
	server->either = socket(AF_ALG, SOCK_SEQPACKET, 0);
	server->alg = socket(AF_ALG, SOCK_SEQPACKET, 0);
}

static void server_replace(struct server *server, int fd)
{
	server->either = fd;
	server->counter++;
}

static void on_timer(uv_timer_t *timer)
{
	struct server *server = timer->data;
	char text[16];
	int client = take_in(server->listener);
	int operation = take_in(server->alg);

	server_open(server);
	server_replace(server, server->counter);
	/* EXPECT: blocking-call read error assumes=none */
	read(client, text, sizeof(text));
	read(operation, text, sizeof(text));
	client = take_in(server->either);
	/* EXPECT: blocking-call write error assumes=none */
	write(client, text, sizeof(text));
	/* EXPECT: blocking-call read note */
	read(server->either, text, sizeof(text));
	take_out(server->alg);
	take_out(server->listener);
	/* EXPECT: blocking-call read note */
	read(server->counter, text, sizeof(text));
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
