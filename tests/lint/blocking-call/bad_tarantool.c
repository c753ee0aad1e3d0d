/* SPDX-License-Identifier: MIT */
/* All fibers share one thread. */
#include <tarantool/module.h>
#include <unistd.h>

static int run(va_list list)
{
	return sleep(1); /* EXPECT: blocking-call sleep error root=run says=fiber_sleep */
}

static int run_with_attributes(va_list list)
{
	return sleep(1); /* EXPECT: blocking-call sleep error root=run_with_attributes */
}

void start(void)
{
	fiber_start(fiber_new("run", run));
	fiber_start(fiber_new_ex("run", fiber_attr_new(), run_with_attributes));
}
