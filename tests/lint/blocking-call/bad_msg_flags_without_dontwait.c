/* SPDX-License-Identifier: MIT */
#include <sys/socket.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = socket(AF_INET, SOCK_DGRAM, 0);

	recv(fd, text, 64, MSG_PEEK | MSG_TRUNC); /* EXPECT: blocking-call recv error */
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
