/* SPDX-License-Identifier: MIT */
/* What a command must not do: take the lock that the server holds, wait in what is called at once.
 */
#include <redismodule.h>
#include <unistd.h>

static void on_key(Ctx *ctx, String *name, Key *key, void *data)
{
	usleep(20000); /* EXPECT: blocking-call usleep error root=command */
}

static void on_element(Key *key, String *field, String *value, void *data)
{
	usleep(20000); /* EXPECT: blocking-call usleep error root=command */
}

static void on_readable(int fd, void *data, int mask)
{
	char buf[80];

	if (read(fd, buf, sizeof(buf)) > 0)
		/* EXPECT: blocking-call read note root=on_readable */
		read(fd, buf, sizeof(buf));
}

static int command(Ctx *ctx, String **argv, int argc)
{
	/* EXPECT: blocking-call RedisModule_ThreadSafeContextLock error */
	RedisModule_ThreadSafeContextLock(ctx);
	RedisModule_ThreadSafeContextUnlock(ctx);
	RedisModule_Scan(ctx, NULL, on_key, NULL);
	RedisModule_ScanKey(NULL, NULL, on_element, NULL);
	sleep(1); /* EXPECT: blocking-call sleep error says=RedisModule_CreateTimer */
	return REDISMODULE_OK;
}

int load(Ctx *ctx, int fd)
{
	if (RedisModule_EventLoopAdd(fd, REDISMODULE_EVENTLOOP_READABLE, on_readable, NULL) !=
	    REDISMODULE_OK)
		return REDISMODULE_ERR;
	return RedisModule_CreateCommand(ctx, "mine.wait", command, "", 0, 0, 0);
}
