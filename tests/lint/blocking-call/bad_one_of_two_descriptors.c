/* SPDX-License-Identifier: MIT */
/* On one way the descriptor is non-blocking, on the other it is not. */
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	int type = SOCK_DGRAM;
	int fd;

	if (timer->data)
		type |= SOCK_NONBLOCK;
	fd = socket(AF_INET, type, 0);
	if (recv(fd, text, 64, 0) < 0) /* EXPECT: blocking-call recv note assumes=some */
		timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
