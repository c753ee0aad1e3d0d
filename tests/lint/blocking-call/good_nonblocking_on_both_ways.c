/* SPDX-License-Identifier: MIT */
#include <event2/util.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int fd;

	if (timer->data) {
		fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	} else {
		fd = socket(AF_INET, SOCK_DGRAM, 0);
		evutil_make_socket_nonblocking(fd);
	}
	recv(fd, text, sizeof(text), 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
