/* SPDX-License-Identifier: MIT
 *
 * clean_leader_followers.c - several threads serve one epoll descriptor: one waits there, the
 * others wait for their turn on a condition variable, or by futex.
 */
#include <linux/futex.h>
#include <sys/syscall.h>

#include "victim.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t next = PTHREAD_COND_INITIALIZER;
static bool is_led;
static int loop;
static int turns;
static int word;

static void wait_for_turn(bool by_futex)
{
	struct timespec until, half = { 0, 500000000 };

	if (by_futex) {
		pthread_mutex_unlock(&lock);
		syscall(SYS_futex, &word, FUTEX_WAIT_PRIVATE, 0, &half, NULL, 0);
		pthread_mutex_lock(&lock);
		return;
	}
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec++;
	pthread_cond_timedwait(&next, &lock, &until);
}

static void lead(void)
{
	struct epoll_event event;

	is_led = true;
	pthread_mutex_unlock(&lock);
	MUST(epoll_wait(loop, &event, 1, 300) == 0);
	pthread_mutex_lock(&lock);
	is_led = false;
	turns++;
	pthread_cond_signal(&next);
}

static void *serve(void *data)
{
	pthread_mutex_lock(&lock);
	while (turns < 6) {
		if (is_led)
			wait_for_turn(data != NULL);
		else
			lead();
		pthread_mutex_unlock(&lock);
		sleep_ms(1);
		pthread_mutex_lock(&lock);
	}
	pthread_mutex_unlock(&lock);
	return NULL;
}

int main(void)
{
	pthread_t threads[3];

	loop = epoll_create1(0);
	for (int i = 0; i < 3; i++)
		threads[i] = start(serve, i == 2 ? &word : NULL);
	for (int i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

/*
 * EXPECT none
 * EXPECT exit=0
 */
