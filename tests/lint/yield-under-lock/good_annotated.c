/* SPDX-License-Identifier: MIT */
/* Called with a lock held, and nobody else runs before it is given back.
 * ONLY: yield-under-lock */
#include <pthread.h>
#include <st.h>
#include "../../../rules/asynclint.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int sent;

ASYNC_LOCKED static int count_locked(int more)
{
	while (sent > 10)
		pthread_cond_wait(&changed, &lock);
	return sent += more;
}

static void let_go(void)
{
	pthread_mutex_unlock(&lock);
	st_usleep(10);
	pthread_mutex_lock(&lock);
}

ASYNC_LOCKED static void flush_locked(st_netfd_t fd)
{
	int count = count_locked(1);

	let_go();
	pthread_mutex_unlock(&lock);
	st_write(fd, &count, sizeof(count), 1000);
}

static void *session(void *arg)
{
	pthread_mutex_lock(&lock);
	flush_locked(arg);
	return NULL;
}

void start(void *arg)
{
	st_thread_create(session, arg, 0, 0);
}
