/* SPDX-License-Identifier: MIT */
/* va_arg() takes the next argument with every turn: nothing is waited for. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <uv.h>

struct names {
	va_list list;
};

static int one_of(const char *name, ...)
{
	va_list list;
	const char *other;
	int found = 0;

	va_start(list, name);
	while ((other = va_arg(list, const char *))) {
		if (!strcmp(name, other)) {
			found = 1;
			break;
		}
	}
	va_end(list);
	return found;
}

static int count(va_list list)
{
	int n = 0;

	while (va_arg(list, void *))
		n++;
	return n;
}

static void skip(struct names *names)
{
	do {
	} while (va_arg(names->list, int));
}

static int all(struct names *names, ...)
{
	int n;

	va_start(names->list, names);
	skip(names);
	n = count(names->list);
	va_end(names->list);
	return n;
}

static void on_tick(uv_timer_t *timer)
{
	struct names names;

	timer->data = one_of("a", "b", "a", NULL) || all(&names, 1, 0, "x", NULL) ? timer : NULL;
}

int start(uv_loop_t *loop, uv_timer_t *timer)
{
	return uv_timer_init(loop, timer) || uv_timer_start(timer, on_tick, 1, 1);
}
