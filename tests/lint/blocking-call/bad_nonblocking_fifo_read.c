/* SPDX-License-Identifier: MIT */
/* The descriptor is non-blocking, so only open() is left to complain about. */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char line[80];
	int flags = O_RDONLY;
	int fd;

	flags |= O_NONBLOCK | O_CLOEXEC;
	fd = open("/srv/fifo", flags); /* EXPECT: blocking-call open warning */
	if (fd < 0)
		return;
	while (read(fd, line, sizeof(line)) > 0)
		;
	close(fd);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
