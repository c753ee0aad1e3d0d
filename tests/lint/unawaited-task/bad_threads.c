/* SPDX-License-Identifier: MIT */
/* NO LOOP HERE */
#include <pthread.h>
#include <signal.h>
#include <time.h>

static void *work(void *data)
{
	return data;
}

int join_unless_busy(int busy)
{
	pthread_t thread;

	/* EXPECT: unawaited-task pthread_create warning */
	if (pthread_create(&thread, NULL, work, NULL))
		return -1;
	if (busy)
		return 0;
	return pthread_join(thread, NULL);
}

int timer_for(struct sigevent *how, const struct itimerspec *when)
{
	timer_t timer;

	/* EXPECT: unawaited-task timer_create warning */
	if (timer_create(CLOCK_MONOTONIC, how, &timer))
		return -1;
	if (timer_settime(timer, 0, when, NULL))
		return -1;
	timer_delete(timer);
	return 0;
}
