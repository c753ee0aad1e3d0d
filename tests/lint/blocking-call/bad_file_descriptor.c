/* SPDX-License-Identifier: MIT */
/* A descriptor from open() waits for the disk, one from socket() for a peer; the helper is told. */
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

static void load(int fd)
{
	char text[64];

	read(fd, text, sizeof(text)); /* EXPECT: blocking-call read warning assumes=none */
}

static void take(int fd)
{
	char text[64];

	read(fd, text, sizeof(text)); /* EXPECT: blocking-call read error assumes=none */
}

static void on_timer(uv_timer_t *timer)
{
	int file = open("state", O_RDONLY); /* EXPECT: blocking-call open warning */

	load(file);
	close(file);
	take(socket(AF_INET, SOCK_DGRAM, 0));
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
