/* SPDX-License-Identifier: MIT */
/* Timers that are given a local. */
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

	/* EXPECT: task-outlives-scope RedisModule_CreateTimer error */
	RedisModule_CreateTimer(ctx, 1, on_timer, &count);
	return REDISMODULE_OK;
}

int load(Ctx *ctx, aeEventLoop *loop)
{
	int count = 0;

	/* EXPECT: task-outlives-scope aeCreateTimeEvent error */
	aeCreateTimeEvent(loop, 1, on_time, &count, NULL);
	return RedisModule_CreateCommand(ctx, "mine.late", command, "", 0, 0, 0);
}
