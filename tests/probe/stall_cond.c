/* SPDX-License-Identifier: MIT
 *
 * stall_cond.c - a callback waits for a condition; the newest version of the function must be the
 * one called.
 */
#include "victim.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static int done;

static void *signal_later(void *data)
{
	sleep_ms(300);
	pthread_mutex_lock(&mutex);
	done = 1;
	pthread_cond_signal(&cond);
	pthread_mutex_unlock(&mutex);
	return data;
}

static NOINLINE void do_wait(void)
{
	pthread_mutex_lock(&mutex);
	while (!done)
		MUST(pthread_cond_wait(&cond, &mutex) == 0);
	pthread_mutex_unlock(&mutex);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;

	if (number != 3)
		return;
	thread = start(signal_later, NULL);
	do_wait();
	pthread_join(thread, NULL);
	STAY();
}

int main(void)
{
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=pthread_cond_wait min=295ms max=330ms frame=do_wait
 * EXPECT exit=0
 */
