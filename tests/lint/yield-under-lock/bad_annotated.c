/* SPDX-License-Identifier: MIT */
/* Functions that are called with a lock of threads held, and say so.
 * ONLY: yield-under-lock */
#include <pthread.h>
#include <st.h>
#include "../../../rules/asynclint.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int sent;

static void settle(void)
{
	st_usleep(10);
}

ASYNC_LOCKED static void send_locked(st_netfd_t fd)
{
	st_write(fd, "a", 1, 1000); /* EXPECT: yield-under-lock st_write error steps=1 */
	sent++;
	settle(); /* EXPECT: yield-under-lock st_usleep error steps=2 says=authors */
}

/* Whoever took it is not told of again; and after it was given back anybody may run. */
ASYNC_LOCKED void send_unlocked(st_netfd_t fd)
{
	st_sleep(1); /* EXPECT: yield-under-lock st_sleep error confidence=high */
	pthread_mutex_unlock(&lock);
	st_write(fd, "b", 1, 1000);
	pthread_mutex_lock(&lock);
}

static void *session(void *arg)
{
	pthread_mutex_lock(&lock);
	send_locked(arg);
	pthread_mutex_unlock(&lock);
	return NULL;
}

void start(void *arg)
{
	st_thread_create(session, arg, 0, 0);
}
