/* SPDX-License-Identifier: MIT */
/* Loops inside callbacks: ae's by mistake, the module API's as a note. */
#include <ae.h>
#include <redismodule.h>

static int command(Ctx *ctx, String **argv, int argc)
{
	RedisModule_Yield(ctx, 0, NULL); /* EXPECT: nested-loop-run RedisModule_Yield note */
	return REDISMODULE_OK;
}

static int on_time(aeEventLoop *loop, long long id, void *data)
{
	aeProcessEvents(loop, AE_FILE_EVENTS | AE_DONT_WAIT);
	aeProcessEvents(loop, AE_FILE_EVENTS); /* EXPECT: nested-loop-run aeProcessEvents error */
	aeMain(loop);                          /* EXPECT: nested-loop-run aeMain error */
	return AE_NOMORE;
}

int load(Ctx *ctx, aeEventLoop *loop)
{
	aeCreateTimeEvent(loop, 1, on_time, NULL, NULL);
	return RedisModule_CreateCommand(ctx, "mine.long", command, "", 0, 0, 0);
}
