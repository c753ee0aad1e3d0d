/* SPDX-License-Identifier: MIT */
/* The lock is given back first, or is one of fibers. */
#include <pthread.h>
#include <tarantool/module.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int run(va_list list)
{
	box_latch_t *latch = box_latch_new();

	if (pthread_mutex_trylock(&lock) == 0) {
		fiber_cancel(fiber_self());
		pthread_mutex_unlock(&lock);
	}
	box_latch_lock(latch);
	fiber_sleep(1);
	box_latch_unlock(latch);
	if (box_latch_trylock(latch) == 0) {
		fiber_sleep(1);
		box_latch_unlock(latch);
	}
	return 0;
}

void start(void)
{
	fiber_start(fiber_new("run", run));
}
