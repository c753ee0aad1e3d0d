/* SPDX-License-Identifier: MIT */
/* The same with an end: a counter, a length, a limit, the clock, a single turn. */
#include <errno.h>
#include <event2/event.h>
#include <stddef.h>
#include <sys/socket.h>
#include <time.h>

struct client {
	size_t used;
	char data[65536];
	int paused;
};

static void serve(int fd)
{
	send(fd, "hello", 5, MSG_DONTWAIT);
}

static void some(int fd)
{
	int left = 100, client;

	while (left-- && (client = accept4(fd, NULL, NULL, SOCK_NONBLOCK)) >= 0)
		serve(client);
}

static void some_inside(int fd)
{
	char data[512];
	unsigned turns = 0;

	while (recv(fd, data, sizeof(data), MSG_DONTWAIT) > 0) {
		serve(fd);
		if (++turns > 16)
			break;
	}
}

static int exactly(int fd, char *data, size_t size)
{
	while (size > 0) {
		ssize_t n = recv(fd, data, size, MSG_DONTWAIT);

		if (n <= 0)
			return -1;
		data += n;
		size -= (size_t)n;
		serve(fd);
	}
	return 0;
}

static void while_room(int fd, struct client *client)
{
	ssize_t n;

	while (client->used < sizeof(client->data) &&
	       (n = recv(fd, client->data + client->used, sizeof(client->data) - client->used,
	                 MSG_DONTWAIT)) > 0)
		client->used += (size_t)n;
}

static void until_paused(int fd, struct client *client)
{
	char data[512];

	while (recv(fd, data, sizeof(data), MSG_DONTWAIT) > 0) {
		serve(fd);
		if (client->paused)
			break;
	}
}

static void for_a_while(int fd)
{
	time_t start = time(NULL);
	char data[512];

	while (recv(fd, data, sizeof(data), MSG_DONTWAIT) > 0) {
		serve(fd);
		if (time(NULL) != start)
			break;
	}
}

static void once(int fd)
{
	char data[512];
	ssize_t n;

	do
		n = recv(fd, data, sizeof(data), MSG_DONTWAIT);
	while (n == -1 && errno == EINTR);
	if (n > 0)
		serve(fd);
}

static void limit(int fd)
{
	char data[512];
	size_t total = 0;
	ssize_t n;

	while ((n = recv(fd, data, sizeof(data), MSG_DONTWAIT)) > 0) {
		serve(fd);
		total += (size_t)n;
		if (total >= 65536)
			return;
	}
}

static void on_read(evutil_socket_t fd, short what, void *arg)
{
	struct client *client = arg;

	(void)what;
	fd = evutil_make_socket_nonblocking(fd) ? -1 : fd;
	some(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, fd));
	some_inside(fd);
	exactly(fd, client->data, 10);
	while_room(fd, client);
	until_paused(fd, client);
	for_a_while(fd);
	once(fd);
	limit(fd);
}

int main(void)
{
	static struct client client;
	struct event_base *base = event_base_new();

	event_add(event_new(base, 0, EV_READ, on_read, &client), NULL);
	return event_base_dispatch(base);
}
