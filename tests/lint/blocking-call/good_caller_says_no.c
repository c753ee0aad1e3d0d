/* SPDX-License-Identifier: MIT */
/* The callback asks for the variant that does not wait; the shutdown code for the other. */
#include <stdbool.h>
#include <unistd.h>
#include <uv.h>

static void save(int fd, bool sync)
{
	if (sync)
		fsync(fd);
}

static void on_timer(uv_timer_t *timer)
{
	save(1, false);
}

int main(void)
{
	uv_timer_t timer;

	uv_timer_init(uv_default_loop(), &timer);
	uv_timer_start(&timer, on_timer, 1000, 0);
	uv_run(uv_default_loop(), UV_RUN_DEFAULT);
	save(1, true);
	return 0;
}
