/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char byte = 0;
	int ends[2];

	if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) < 0)
		return;
	if (write(ends[1], &byte, 1) == 1 && read(ends[0], &byte, 1) == 1)
		timer->data = NULL;
	close(ends[0]);
	close(ends[1]);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
