/* SPDX-License-Identifier: MIT */
/* Cancelled, and goes on. */
#include <tarantool/module.h>

static int run(va_list list)
{
	for (;;) {
		/* EXPECT: swallowed-cancellation fiber_is_cancelled warning root=run */
		if (fiber_is_cancelled()) {
			fiber_sleep(1);
			continue;
		}
		fiber_sleep(2);
	}
	return 0;
}

void start(struct fiber *old)
{
	fiber_cancel(old);
	fiber_start(fiber_new("run", run));
}
