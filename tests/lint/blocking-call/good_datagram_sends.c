/* SPDX-License-Identifier: MIT
 *
 * Blocking sockets for datagrams: connecting notes an address, and what is sent is sent at once or
 * thrown away.
 */
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void send_one(int fd, const struct sockaddr_in *to)
{
	if (connect(fd, (const struct sockaddr *)to, sizeof(*to)) == 0 && write(fd, "x", 1) == 1)
		send(fd, "x", 1, 0);
	sendto(fd, "x", 1, 0, (const struct sockaddr *)to, sizeof(*to));
}

static void on_timer(uv_timer_t *timer)
{
	int udp = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	int netlink = socket(AF_NETLINK, SOCK_RAW, 0);
	struct msghdr message = { 0 };

	send_one(udp, timer->data);
	sendmsg(netlink, &message, 0);
	close(udp);
	close(netlink);
}

void start(uv_timer_t *timer)
{
	uv_timer_start(timer, on_timer, 1000, 0);
}
