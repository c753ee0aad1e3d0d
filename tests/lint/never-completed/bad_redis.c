/* SPDX-License-Identifier: MIT */
/* A client that stays blocked for ever. */
#include <redismodule.h>

static int command(Ctx *ctx, String **argv, int argc)
{
	/* EXPECT: never-completed RedisModule_BlockClient error says=RedisModule_UnblockClient */
	RedisModuleBlockedClient *client = RedisModule_BlockClient(ctx, NULL, NULL, NULL, 0);

	RedisModule_BlockedClientMeasureTimeStart(client);
	if (argc < 2)
		return REDISMODULE_ERR;
	RedisModule_BlockedClientMeasureTimeEnd(client);
	return RedisModule_UnblockClient(client, NULL);
}

int load(Ctx *ctx)
{
	return RedisModule_CreateCommand(ctx, "mine.wait", command, "", 0, 0, 0);
}
