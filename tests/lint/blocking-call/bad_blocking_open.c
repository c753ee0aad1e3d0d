/* SPDX-License-Identifier: MIT */
/* Opened by its path and without O_NONBLOCK: for all one can know, a file on a slow disk. */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char line[80];
	int fd = open("/srv/fifo", O_RDONLY); /* EXPECT: blocking-call open warning */

	if (fd < 0)
		return;
	if (read(fd, line, sizeof(line)) < 0) /* EXPECT: blocking-call read warning assumes=none */
		perror("read");               /* EXPECT: blocking-call perror note */
	close(fd);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
