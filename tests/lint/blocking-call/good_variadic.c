/* SPDX-License-Identifier: MIT */
#include <stdarg.h>
#include <unistd.h>
#include <uv.h>

static void log_line(int durable, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	va_end(list);
	if (durable)
		fsync(2);
}

static void on_timer(uv_timer_t *timer)
{
	log_line(0, "%s %d", "quick", 7);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
