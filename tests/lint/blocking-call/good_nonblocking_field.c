/* SPDX-License-Identifier: MIT */
/* The descriptor lives in a struct. */
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

struct peer {
	int fd;
	int tries;
};

static void on_timer(uv_timer_t *timer)
{
	struct peer *peer = timer->data;
	char text[64];

	peer->fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	peer->tries = 0;
	while (recv(peer->fd, text, sizeof(text), 0) > 0)
		peer->tries++;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
