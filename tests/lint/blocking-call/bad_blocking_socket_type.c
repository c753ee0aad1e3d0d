/* SPDX-License-Identifier: MIT */
#include <sys/socket.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char data[64];
	const struct sockaddr *peer = timer->data;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || connect(fd, peer, 16) < 0) /* EXPECT: blocking-call connect error */
		return;
	recv(fd, data, 64, 0); /* EXPECT: blocking-call recv error assumes=none */
	send(fd, data, 64, 0); /* EXPECT: blocking-call send error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
