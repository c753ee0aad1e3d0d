/* SPDX-License-Identifier: MIT */
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static int udp_socket(void)
{
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	if (fd < 0)
		return -1;
	return fd;
}

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = udp_socket();

	recv(fd, text, sizeof(text), 0); /* EXPECT: blocking-call recv error assumes=none */
	close(fd);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
