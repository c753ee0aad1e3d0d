/* SPDX-License-Identifier: MIT */
/* One call of each class: waiting for ever or for the world is an error, the disk a warning, a lock
 * or a stream a note. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void on_timer(uv_timer_t *timer)
{
	struct stat status;

	pause();                           /* EXPECT: blocking-call pause error */
	fsync(1);                          /* EXPECT: blocking-call fsync error */
	if (stat("/etc", &status) == 0)    /* EXPECT: blocking-call stat warning */
		pthread_mutex_lock(&lock); /* EXPECT: blocking-call pthread_mutex_lock note */
	puts("done");                      /* EXPECT: blocking-call puts note */
	pthread_mutex_unlock(&lock);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
