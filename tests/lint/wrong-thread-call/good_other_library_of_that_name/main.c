/* SPDX-License-Identifier: MIT */
/* A function of the program's own that happens to be called like one of libuv. */
#include <pthread.h>

#include "valve.h"

static void *work(void *data)
{
	uv_stop(data);
	return NULL;
}

int start(pthread_t *thread, struct valve *valve)
{
	/* NO LOOP HERE */
	return pthread_create(thread, 0, work, valve);
}
