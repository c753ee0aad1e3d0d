/* SPDX-License-Identifier: MIT */
#include "uv.h"

#include <sys/wait.h>
#include <unistd.h>

int uv_timer_start(uv_timer_t *timer, uv_timer_cb callback, unsigned long timeout,
                   unsigned long repeat)
{
	timer->callback = callback;
	return timeout > repeat;
}

int uv_idle_start(uv_idle_t *idle, uv_idle_cb callback)
{
	idle->callback = callback;
	return 0;
}

void uv_sleep(unsigned ms)
{
	usleep(ms * 1000);
}

/* No pack knows it, but its header is the library's: its inside is not ours to look at. */
int uv_reap(int pid)
{
	return waitpid(pid, 0, 0);
}
