/* SPDX-License-Identifier: MIT */
/* Variables that give a lock back when their scope is left. */
#include <pthread.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static inline pthread_mutex_t *guard_take(pthread_mutex_t *m)
{
	pthread_mutex_lock(m);
	return m;
}

static inline void guard_drop(pthread_mutex_t **m)
{
	if (*m)
		pthread_mutex_unlock(*m);
}

#define GUARD(m)                                                                                   \
	pthread_mutex_t *guard_ __attribute__((cleanup(guard_drop), unused)) = guard_take(m)
#define WITH_GUARD(m)                                                                              \
	for (__attribute__((cleanup(guard_drop))) pthread_mutex_t *g_ = guard_take(m); g_;         \
	     guard_drop(&g_), g_ = 0)

int guarded(int early)
{
	usleep(1);
	{
		GUARD(&lock);
		if (early)
			return 1;
		usleep(2);
	}
	usleep(3);
	return 0;
}

void guarded_block(int early)
{
	WITH_GUARD(&lock)
	{
		usleep(1);
		if (early)
			break;
		usleep(2);
	}
	usleep(3);
}

void guarded_parameter(pthread_mutex_t *m)
{
	GUARD(m);
	usleep(1);
}

void guarded_turns(int n)
{
	for (int i = 0; i < n; i++) {
		GUARD(&lock);
		if (i & 1)
			continue;
		usleep(1);
	}
	usleep(2);
}
