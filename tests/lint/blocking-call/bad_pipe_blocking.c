/* SPDX-License-Identifier: MIT */
#include <fcntl.h>
#include <unistd.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	char byte = 0;
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) < 0)
		return;
	if (read(ends[0], &byte, 1) == 1) /* EXPECT: blocking-call read error assumes=none */
		timer->data = NULL;
	close(ends[0]);
	close(ends[1]);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
