/* SPDX-License-Identifier: MIT
 *
 * Receiving waits for a datagram, a socket of the host waits for the receiver, a stream is none.
 */
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	const struct sockaddr_in *to = timer->data;
	int udp = socket(AF_INET, SOCK_DGRAM, 0);
	int host = socket(AF_UNIX, SOCK_DGRAM, 0);
	int stream = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_un name = { .sun_family = AF_UNIX, .sun_path = "/run/log" };
	char answer[16];

	sendto(udp, "?", 1, 0, (const struct sockaddr *)to, sizeof(*to));
	recv(udp, answer, 16, 0);              /* EXPECT: blocking-call recv error assumes=none */
	if (read(udp, answer, sizeof(answer))) /* EXPECT: blocking-call read error assumes=none */
		return;
	/* EXPECT: blocking-call sendto error assumes=none */
	sendto(host, "x", 1, 0, (const struct sockaddr *)&name, sizeof(name));
	/* EXPECT: blocking-call connect error assumes=none */
	connect(stream, (const struct sockaddr *)to, sizeof(*to));
	close(udp);
	close(host);
	close(stream);
}

/* Nobody knows the domain: it may be the host's, and that is only a note. */
static void on_other(uv_timer_t *timer)
{
	const struct sockaddr *to = timer->data;
	int fd = socket(to->sa_family, SOCK_DGRAM, 0);

	sendto(fd, "x", 1, 0, to, sizeof(*to)); /* EXPECT: blocking-call sendto note assumes=some */
	close(fd);
}

void start(uv_timer_t *timer, uv_timer_t *other)
{
	uv_timer_start(timer, on_timer, 1000, 0);
	uv_timer_start(other, on_other, 1000, 0);
}
