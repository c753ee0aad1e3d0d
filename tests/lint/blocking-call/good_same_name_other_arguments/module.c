/* SPDX-License-Identifier: MIT
 *
 * A module that any program may load. What it calls takes one argument: the daemon's function, not
 * the client library's of the same name.
 */
#include <uv.h>

int get_profile(int device);

static void on_timer(uv_timer_t *timer)
{
	timer->data = get_profile(1) ? timer : NULL;
}

void module_start(uv_timer_t *timer)
{
	uv_timer_start(timer, on_timer, 1000, 0);
}
