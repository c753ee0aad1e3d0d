/* SPDX-License-Identifier: MIT */
/* The client goes on whatever happens. */
#include <redismodule.h>

static int command(Ctx *ctx, String **argv, int argc)
{
	RedisModuleBlockedClient *client = RedisModule_BlockClient(ctx, NULL, NULL, NULL, 0);

	RedisModule_SetDisconnectCallback(client, NULL);
	if (argc < 2)
		return RedisModule_AbortBlock(client);
	return RedisModule_UnblockClient(client, NULL);
}

int load(Ctx *ctx)
{
	return RedisModule_CreateCommand(ctx, "mine.wait", command, "", 0, 0, 0);
}
