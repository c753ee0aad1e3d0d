/* SPDX-License-Identifier: MIT */
/* Two names for one descriptor. */
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	int same = fd;

	fcntl(fd, F_SETFL, O_NONBLOCK);
	recv(same, text, sizeof(text), 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
