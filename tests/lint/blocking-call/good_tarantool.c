/* SPDX-License-Identifier: MIT */
/* What waits runs on a thread, and the fiber lets others run meanwhile. */
#include <tarantool/module.h>
#include <unistd.h>

static ssize_t compute(va_list list)
{
	return sleep(va_arg(list, unsigned int));
}

static int run(va_list list)
{
	return coio_call(compute, 1u);
}

void start(void)
{
	fiber_start(fiber_new("run", run));
}
