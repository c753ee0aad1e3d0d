/* SPDX-License-Identifier: MIT */
/* poll() says what can be read; that is not followed, so the read is a hint and no more. */
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char text[64];
	struct pollfd one = { .fd = socket(AF_INET, SOCK_DGRAM, 0), .events = POLLIN };

	if (poll(&one, 1, 0) > 0)
		read(one.fd, text, 64); /* EXPECT: blocking-call read note assumes=some */
	close(one.fd);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
