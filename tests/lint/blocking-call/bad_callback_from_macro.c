/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include <uv.h>

#define HANDLER(name)                                                                              \
	static void on_##name(uv_timer_t *timer)                                                   \
	{                                                                                          \
		name(timer->data);                                                                 \
	}
#define START(timer, name) uv_timer_start(timer, on_##name, 0, 0)

static void save(void *data)
{
	fsync(*(int *)data); /* EXPECT: blocking-call fsync error root=on_save */
}

HANDLER(save)

int start(uv_timer_t *timer)
{
	return START(timer, save);
}
