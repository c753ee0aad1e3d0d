/* SPDX-License-Identifier: MIT */
/* An expression of several hundred operands, as macros make them. */
#include <unistd.h>
#include <uv.h>

#define A2(x)   ((x) + ((x) + 1))
#define A8(x)   A2(A2(A2(x)))
#define PLUS(x) 1 + (x)
#define TEN(x)  PLUS(PLUS(PLUS(PLUS(PLUS(PLUS(PLUS(PLUS(PLUS(PLUS(x))))))))))

static void on_timer(uv_timer_t *timer)
{
	unsigned n = A8((unsigned)uv_timer_get_repeat(timer));

	n += TEN(TEN(sleep(n))); /* EXPECT: blocking-call sleep error */
	timer->repeat = n;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
