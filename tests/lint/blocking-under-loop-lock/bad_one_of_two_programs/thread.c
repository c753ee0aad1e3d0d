/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include "log.h"

static void *work(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&log_lock);
	sleep(1); /* EXPECT: blocking-under-loop-lock sleep error */
	pthread_mutex_unlock(&log_lock);
	return NULL;
}

int start(void);

int start(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, work, NULL);
}
