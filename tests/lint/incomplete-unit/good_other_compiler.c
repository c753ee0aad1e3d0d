/* SPDX-License-Identifier: MIT */
/* Within one function, what one compiler knows and the other only warns of. */
#include <uv.h>

#pragma GCC optimize("O2")

__attribute__((noinline, noclone, optimize("O2"))) static int sum(const int *numbers, int count)
{
	int all = 0;

#pragma GCC unroll 4
	for (int i = 0; i < count; i++)
		all += ({
			int n = numbers[i];
			n > 0 ? n : -n;
		});
	return all;
}

static void on_timer(uv_timer_t *timer)
{
	int numbers[] = { [0 ... 3] = 1 };

	timer->data = sum(numbers, 4) ? timer : NULL;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
