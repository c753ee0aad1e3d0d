/* SPDX-License-Identifier: MIT */
/* Which command it is, is decided at start-up, and none of them waits. */
#include <fcntl.h>
#include <uv.h>

static int set_lock = F_SETLK;

void probe_locks(void)
{
#ifdef F_OFD_SETLK
	set_lock = F_OFD_SETLK;
#endif
}

static void on_timer(uv_timer_t *timer)
{
	struct flock lock = { .l_type = F_WRLCK };

	fcntl((int)(intptr_t)timer->data, set_lock, &lock);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
