/* SPDX-License-Identifier: MIT */
/* A few turns in the hope that it is soon; and a spinlock, which is held shortly. */
#include <stdatomic.h>
#include <uv.h>

static atomic_int ready, locked;

static int hope(void)
{
	for (int i = 0; i < 100 && !atomic_load(&ready); i++)
		__builtin_ia32_pause();
	return atomic_load(&ready);
}

static void lock(void)
{
	while (atomic_exchange(&locked, 1))
		while (atomic_load(&locked))
			__builtin_ia32_pause();
}

static void unlock(void)
{
	atomic_store(&locked, 0);
}

static void on_timer(uv_timer_t *timer)
{
	lock();
	timer->data = hope() ? timer : NULL;
	unlock();
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 0, 1000);
}
