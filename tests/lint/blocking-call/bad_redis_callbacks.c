/* SPDX-License-Identifier: MIT */
/* Whatever a module registers runs on the server's one thread. */
#include <redismodule.h>
#include <unistd.h>

static int command(Ctx *ctx, String **argv, int argc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=command */
	return 0;
}

static int subcommand(Ctx *ctx, String **argv, int argc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=subcommand */
	return 0;
}

static int on_reply(Ctx *ctx, String **argv, int argc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_reply */
	return 0;
}

static int on_timeout(Ctx *ctx, String **argv, int argc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timeout */
	return 0;
}

static void on_free(Ctx *ctx, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_free */
}

static void on_disconnect(Ctx *ctx, RedisModuleBlockedClient *client)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_disconnect */
}

static int on_key(Ctx *ctx, String **argv, int argc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_key */
	return 0;
}

static int on_no_key(Ctx *ctx, String **argv, int argc)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_no_key */
	return 0;
}

static void on_key_free(Ctx *ctx, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_key_free */
}

static void on_timer(Ctx *ctx, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void on_once(void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_once */
}

static void on_server_event(Ctx *ctx, RedisModuleEvent event, uint64_t sub, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_server_event */
}

static int on_key_event(Ctx *ctx, int type, const char *event, String *key)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_key_event */
	return 0;
}

static void filter(void *command)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=filter */
}

static void on_info(void *info, int crashed)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_info */
}

static int on_defrag(DefragCtx *ctx)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_defrag */
	return 0;
}

static void on_message(Ctx *ctx, const char *from, uint8_t type, const unsigned char *data,
                       uint32_t size)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_message */
}

static void on_acl_user(uint64_t client, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_acl_user */
}

static void on_user(uint64_t client, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_user */
}

static int get_bool(const char *name, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_bool */
	return 0;
}

static int set_bool(const char *name, int value, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_bool */
	return 0;
}

static int apply_bool(Ctx *ctx, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=apply_bool */
	return 0;
}

static long long get_number(const char *name, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_number */
	return 0;
}

static int set_number(const char *name, long long value, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_number */
	return 0;
}

static int apply_number(Ctx *ctx, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=apply_number */
	return 0;
}

static String *get_text(const char *name, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_text */
	return 0;
}

static int set_text(const char *name, String *value, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_text */
	return 0;
}

static int apply_text(Ctx *ctx, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=apply_text */
	return 0;
}

static int get_choice(const char *name, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=get_choice */
	return 0;
}

static int set_choice(const char *name, int value, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=set_choice */
	return 0;
}

static int apply_choice(Ctx *ctx, void *data, String **err)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=apply_choice */
	return 0;
}

static void on_child(int status, int signal, void *data)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=on_child */
}

static size_t value_mem_usage(const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_mem_usage */
	return 0;
}

static void value_digest(void *digest, void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_digest */
}

static size_t value_free_effort(String *key, const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_free_effort */
	return 0;
}

static void value_unlink(String *key, const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_unlink */
}

static void *value_copy(String *from, String *to, const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_copy */
	return 0;
}

static int value_defrag(DefragCtx *ctx, String *key, void **value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_defrag */
	return 0;
}

static size_t value_mem_usage2(void *ctx, const void *value, size_t samples)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_mem_usage2 */
	return 0;
}

static size_t value_free_effort2(void *ctx, const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_free_effort2 */
	return 0;
}

static void value_unlink2(void *ctx, const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_unlink2 */
}

static void *value_copy2(void *ctx, const void *value)
{
	sleep(1); /* EXPECT: blocking-call sleep error root=value_copy2 */
	return 0;
}

RedisModuleTypeMethods methods = {
	.mem_usage = value_mem_usage,
	.digest = value_digest,
	.free_effort = value_free_effort,
	.unlink = value_unlink,
	.copy = value_copy,
	.defrag = value_defrag,
	.mem_usage2 = value_mem_usage2,
	.free_effort2 = value_free_effort2,
	.unlink2 = value_unlink2,
	.copy2 = value_copy2,
};

void load(Ctx *ctx, RedisModuleEvent event)
{
	RedisModuleBlockedClient *client;

	RedisModule_CreateCommand(ctx, "a", command, "", 0, 0, 0);
	RedisModule_CreateSubcommand(NULL, "a", subcommand, "", 0, 0, 0);
	client = RedisModule_BlockClient(ctx, on_reply, on_timeout, on_free, 0);
	RedisModule_SetDisconnectCallback(client, on_disconnect);
	RedisModule_UnblockClient(client, NULL);
	RedisModule_BlockClientOnKeys(ctx, on_key, on_no_key, on_key_free, 0, NULL, 0, NULL);
	RedisModule_CreateTimer(ctx, 1, on_timer, NULL);
	RedisModule_EventLoopAddOneShot(on_once, NULL);
	RedisModule_SubscribeToServerEvent(ctx, event, on_server_event);
	RedisModule_SubscribeToKeyspaceEvents(ctx, 0, on_key_event);
	RedisModule_RegisterCommandFilter(ctx, filter, 0);
	RedisModule_RegisterInfoFunc(ctx, on_info);
	RedisModule_RegisterDefragFunc(ctx, on_defrag);
	RedisModule_RegisterClusterMessageReceiver(ctx, 0, on_message);
	RedisModule_AuthenticateClientWithACLUser(ctx, "", 0, on_acl_user, NULL, NULL);
	RedisModule_AuthenticateClientWithUser(ctx, NULL, on_user, NULL, NULL);
	RedisModule_RegisterBoolConfig(ctx, "", 0, 0, get_bool, set_bool, apply_bool, NULL);
	RedisModule_RegisterNumericConfig(ctx, "", 0, 0, 0, 0, get_number, set_number, apply_number,
	                                  NULL);
	RedisModule_RegisterStringConfig(ctx, "", "", 0, get_text, set_text, apply_text, NULL);
	RedisModule_RegisterEnumConfig(ctx, "", 0, 0, NULL, NULL, 0, get_choice, set_choice,
	                               apply_choice, NULL);
	if (RedisModule_Fork(on_child, NULL) == 0)
		sleep(1);
}
