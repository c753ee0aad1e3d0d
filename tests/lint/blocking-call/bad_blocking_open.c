/* SPDX-License-Identifier: MIT */
/* The fifo that good_nonblocking_fifo.c opens, without O_NONBLOCK: both calls may wait. */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char line[80];
	int fd = open("/run/fifo", O_RDONLY); /* EXPECT: blocking-call open warning */

	if (fd < 0)
		return;
	if (read(fd, line, sizeof(line)) < 0) /* EXPECT: blocking-call read error assumes=none */
		perror("read");               /* EXPECT: blocking-call perror note */
	close(fd);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
