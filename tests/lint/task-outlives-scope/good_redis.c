/* SPDX-License-Identifier: MIT */
/* Timers that are over before the local they are given. */
#include <ae.h>
#include <redismodule.h>

static void on_timer(Ctx *ctx, void *data)
{
}

static int on_time(aeEventLoop *loop, long long id, void *data)
{
	return AE_NOMORE;
}

static int command(Ctx *ctx, String **argv, int argc)
{
	int count = argc;
	RedisModuleTimerID id = RedisModule_CreateTimer(ctx, 1, on_timer, &count);

	return RedisModule_StopTimer(ctx, id, NULL);
}

int load(Ctx *ctx, aeEventLoop *loop)
{
	int count = 0;
	long long id = aeCreateTimeEvent(loop, 1, on_time, &count, NULL);

	aeDeleteTimeEvent(loop, id);
	return RedisModule_CreateCommand(ctx, "mine.late", command, "", 0, 0, 0);
}
