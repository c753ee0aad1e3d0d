/* SPDX-License-Identifier: MIT */
/* A descriptor from open() waits for the disk, one from socket() for a peer; the helper is told.
 * What sendfile() waits for is its output. */
#include <fcntl.h>
#include <sys/sendfile.h>
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

static void send_to(int out, int in)
{
	sendfile(out, in, NULL, 64); /* EXPECT: blocking-call sendfile error assumes=none */
}

static void copy_to(int out, int in)
{
	sendfile(out, in, NULL, 64); /* EXPECT: blocking-call sendfile warning assumes=none */
}

static void on_timer(uv_timer_t *timer)
{
	int file = open("state", O_RDONLY); /* EXPECT: blocking-call open warning */
	int copy = creat("copy", 0600);     /* EXPECT: blocking-call creat warning */

	load(file);
	send_to(socket(AF_UNIX, SOCK_STREAM, 0), file);
	copy_to(copy, file);
	close(file);
	take(socket(AF_INET, SOCK_DGRAM, 0));
	timer->data = NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
