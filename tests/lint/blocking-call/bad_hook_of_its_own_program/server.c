/* SPDX-License-Identifier: MIT */
/* The server's hook waits on the server's loop. The tool's would, too, but nobody calls it there.
 * PROGRAM: server server.c shared.c
 * PROGRAM: tool tool.c shared.c
 */
#include <unistd.h>
#include <uv.h>
#include "shared.h"

static void hook(void)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer steps=4 */
}

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	run_hook();
}

int main(void)
{
	static uv_timer_t timer;

	set_hook(hook);
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
