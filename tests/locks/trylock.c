/* SPDX-License-Identifier: MIT */
/* A trylock takes the lock on one side of the test of its result. */
#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <threads.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static mtx_t plain;

void not_zero_is_busy(void)
{
	if (pthread_mutex_trylock(&lock)) {
		usleep(1);
		return;
	}
	usleep(2);
	pthread_mutex_unlock(&lock);
}

void negated(int more)
{
	if (more && !pthread_mutex_trylock(&lock)) {
		usleep(1);
		pthread_mutex_unlock(&lock);
	}
	usleep(2);
}

void by_variable(void)
{
	int r = pthread_mutex_trylock(&lock);

	usleep(1);
	if (r == EBUSY) {
		usleep(2);
		return;
	}
	usleep(3);
	if (r != 0)
		return;
	usleep(4);
	pthread_mutex_unlock(&lock);
}

void by_flag(void)
{
	bool taken = mtx_trylock(&plain) == thrd_success;

	if (taken)
		usleep(1);
	else
		usleep(2);
	if (taken)
		mtx_unlock(&plain);
}

void until_taken(void)
{
	while (pthread_mutex_trylock(&lock) != 0)
		usleep(1);
	usleep(2);
	pthread_mutex_unlock(&lock);
}

void by_switch(void)
{
	switch (pthread_mutex_trylock(&lock)) {
	case 0:
		usleep(1);
		pthread_mutex_unlock(&lock);
		break;
	case EBUSY:
		usleep(2);
		break;
	default:
		usleep(3);
	}
}

void unchecked(void)
{
	pthread_mutex_trylock(&lock);
	usleep(1);
}

void lock_that_failed(void)
{
	if (pthread_mutex_lock(&lock) != 0) {
		usleep(1);
		return;
	}
	usleep(2);
	pthread_mutex_unlock(&lock);
}
