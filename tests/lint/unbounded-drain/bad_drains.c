/* SPDX-License-Identifier: MIT */
/* Accepting, receiving and reading until nothing is left. */
#include <errno.h>
#include <event2/event.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static size_t received;

static void serve(int fd)
{
	send(fd, "hello", 5, MSG_DONTWAIT);
}

static void handle(const char *data, size_t size)
{
	received += size + (data[0] == '\n');
}

static void accept_all(int fd)
{
	int client;

	/* EXPECT: unbounded-drain accept4 warning root=on_read steps=3 */
	while ((client = accept4(fd, NULL, NULL, SOCK_NONBLOCK)) >= 0)
		serve(client);
}

static void accept_for_ever(int fd)
{
	for (;;) {
		int client = accept(fd, NULL, NULL); /* EXPECT: unbounded-drain accept warning */

		if (client == -1) {
			if (errno == EINTR)
				continue;
			return;
		}
		serve(client);
	}
}

static void receive_all(int fd)
{
	char data[4096];
	ssize_t n;

	/* EXPECT: unbounded-drain recv warning */
	while ((n = recv(fd, data, sizeof(data), MSG_DONTWAIT)) > 0)
		handle(data, (size_t)n);
}

static void receive_datagrams(int fd)
{
	char data[1500];

	while (1) {
		/* EXPECT: unbounded-drain recvfrom warning */
		ssize_t n = recvfrom(fd, data, sizeof(data), MSG_DONTWAIT, NULL, NULL);

		if (n < 0)
			break;
		handle(data, (size_t)n);
	}
}

static int read_all(int fd)
{
	char data[4096];
	ssize_t n;

	do {
		n = read(fd, data, sizeof(data)); /* EXPECT: unbounded-drain read warning */
		if (n > 0)
			handle(data, (size_t)n);
	} while (n > 0 || (n < 0 && errno == EINTR));
	return n == 0;
}

static void read_parts(int fd)
{
	char data[2][512];
	struct iovec parts[2] = { { data[0], 512 }, { data[1], 512 } };
	ssize_t n;

again:
	n = readv(fd, parts, 2); /* EXPECT: unbounded-drain readv warning */
	if (n <= 0)
		return;
	handle(data[0], (size_t)n);
	goto again;
}

static void on_read(evutil_socket_t fd, short what, void *arg)
{
	fd = dup(fd);
	evutil_make_socket_nonblocking(fd);
	(void)arg;
	if (what & EV_SIGNAL)
		accept_all(fd);
	if (what & EV_TIMEOUT)
		accept_for_ever(fd);
	receive_all(fd);
	receive_datagrams(fd);
	read_all(fd);
	read_parts(fd);
}

int main(void)
{
	struct event_base *base = event_base_new();

	event_add(event_new(base, 0, EV_READ, on_read, NULL), NULL);
	return event_base_dispatch(base);
}
