/* SPDX-License-Identifier: MIT */
/* Each program has its own report() and its own variable `current`: the tool's are slow.
 * PROGRAM: server server.c server_report.c
 * PROGRAM: tool tool.c
 */
#include <uv.h>

void report(void);
extern void (*current)(void);
void (*current)(void);

static void on_timer(uv_timer_t *timer)
{
	(void)timer;
	report();
	current();
}

int main(void)
{
	static uv_timer_t timer;

	current = report;
	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	return uv_run(uv_default_loop(), UV_RUN_DEFAULT);
}
