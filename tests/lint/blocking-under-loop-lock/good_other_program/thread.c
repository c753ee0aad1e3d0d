/* SPDX-License-Identifier: MIT */
#include <unistd.h>
#include "log.h"

static void *work(void *unused)
{
	(void)unused;
	pthread_mutex_lock(&log_lock);
	sleep(1);
	pthread_mutex_unlock(&log_lock);
	return NULL;
}

int main(void)
{
	pthread_t thread;

	return pthread_create(&thread, NULL, work, NULL);
}
