/* SPDX-License-Identifier: MIT */
#include <sys/socket.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	while (recv(fd, text, sizeof(text), MSG_DONTWAIT) > 0)
		send(fd, text, sizeof(text), MSG_DONTWAIT | MSG_NOSIGNAL);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
