/* SPDX-License-Identifier: MIT */
/* A thread that sleeps with the server's lock in its hands. */
#include <pthread.h>
#include <redismodule.h>
#include <unistd.h>

static void *work(void *data)
{
	RedisModule_ThreadSafeContextLock(data);
	sleep(1); /* EXPECT: blocking-while-locked sleep warning */
	RedisModule_ThreadSafeContextUnlock(data);
	if (RedisModule_ThreadSafeContextTryLock(data) == REDISMODULE_OK) {
		sleep(2); /* EXPECT: blocking-while-locked sleep warning */
		RedisModule_ThreadSafeContextUnlock(data);
	}
	sleep(3);
	return NULL;
}

int start(pthread_t *thread, Ctx *ctx)
{
	return pthread_create(thread, NULL, work, ctx);
}
