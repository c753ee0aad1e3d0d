/* SPDX-License-Identifier: MIT */
/* The command blocks its client only; a thread works, and takes the server's lock to look at keys.
 */
#include <pthread.h>
#include <redismodule.h>
#include <unistd.h>

static void *work(void *data)
{
	Ctx *ctx = RedisModule_GetThreadSafeContext(data);

	RedisModule_BlockedClientMeasureTimeStart(data);
	sleep(1);
	RedisModule_ThreadSafeContextLock(ctx);
	RedisModule_ThreadSafeContextUnlock(ctx);
	RedisModule_BlockedClientMeasureTimeEnd(data);
	RedisModule_UnblockClient(data, NULL);
	return NULL;
}

static void on_readable(int fd, void *data, int mask)
{
	char buf[80];

	read(fd, buf, sizeof(buf));
}

static int command(Ctx *ctx, String **argv, int argc)
{
	RedisModuleBlockedClient *client = RedisModule_BlockClient(ctx, NULL, NULL, NULL, 0);
	pthread_t thread;

	if (pthread_create(&thread, NULL, work, client) != 0)
		return RedisModule_AbortBlock(client);
	return pthread_detach(thread);
}

int load(Ctx *ctx, int fd)
{
	if (RedisModule_EventLoopAdd(fd, REDISMODULE_EVENTLOOP_READABLE, on_readable, NULL) !=
	    REDISMODULE_OK)
		return REDISMODULE_ERR;
	return RedisModule_CreateCommand(ctx, "mine.work", command, "", 0, 0, 0);
}
