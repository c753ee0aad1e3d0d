/* SPDX-License-Identifier: MIT */
#include <uv.h>

void on_timer(uv_timer_t *timer);

void on_timer(uv_timer_t *timer)
{
	timer->data = NULL;
}
