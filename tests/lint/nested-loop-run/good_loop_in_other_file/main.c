/* SPDX-License-Identifier: MIT */
/* What runs the loop stands in another file and in a table; main calls it, before there is a
 * callback. The callback takes the table's other function, and asks only for what is ready.
 */
#include "sync.h"

static void on_timer(uv_timer_t *timer)
{
	local.fetch(timer->loop, "config");
	pump(timer->loop, UV_RUN_NOWAIT);
}

int main(void)
{
	const struct client *client = &local;
	uv_timer_t timer;

	client->fetch_and_wait(uv_default_loop(), "start");
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	pump(uv_default_loop(), UV_RUN_DEFAULT);
	return 0;
}
