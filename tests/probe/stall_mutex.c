/* SPDX-License-Identifier: MIT
 *
 * stall_mutex.c - a callback takes a mutex that another thread holds for long; then one of C11's.
 */
#include <threads.h>

#include "victim.h"

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static mtx_t c11;
static int held;

static void *hold(void *data)
{
	MUST(pthread_mutex_lock(&mutex) == 0);
	event_set(held);
	sleep_ms(300);
	MUST(pthread_mutex_unlock(&mutex) == 0);
	return data;
}

static void *hold_c11(void *data)
{
	MUST(mtx_lock(&c11) == thrd_success);
	event_set(held);
	sleep_ms(300);
	MUST(mtx_unlock(&c11) == thrd_success);
	return data;
}

static NOINLINE void do_lock_c11(void)
{
	MUST(mtx_lock(&c11) == thrd_success);
	STAY();
}

static NOINLINE void do_lock(void)
{
	MUST(pthread_mutex_lock(&mutex) == 0);
	STAY();
}

static void turn(int number)
{
	pthread_t thread;

	if (number == 4) {
		thread = start(hold_c11, NULL);
		event_take(held);
		do_lock_c11();
		MUST(mtx_unlock(&c11) == thrd_success);
		pthread_join(thread, NULL);
	}
	if (number != 3)
		return;
	thread = start(hold, NULL);
	event_take(held);
	do_lock();
	MUST(pthread_mutex_unlock(&mutex) == 0);
	pthread_join(thread, NULL);
	STAY();
}

int main(void)
{
	MUST(mtx_init(&c11, mtx_plain) == thrd_success);
	held = event_new();
	run_epoll(6, turn);
	return 0;
}

/*
 * EXPECT stall cause=lock_wait call=pthread_mutex_lock lock=yes holder=yes min=295ms max=330ms
 * top=pthread_mutex_lock frame=do_lock
 * EXPECT stall cause=lock_wait call=mtx_lock lock=yes holder=yes min=295ms max=330ms top=mtx_lock
 * frame=do_lock_c11
 * EXPECT exit=0
 */
