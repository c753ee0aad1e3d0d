/* SPDX-License-Identifier: MIT */
/* Two bodies for load_state(): the real one and a test's. A call may mean either. */
#include <uv.h>

int load_state(const char *path);

static void on_timer(uv_timer_t *timer)
{
	timer->data = (void *)(long)load_state("state");
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
