/* SPDX-License-Identifier: MIT
 *
 * What a module of Redis calls, as far as rules/redis.json knows it: pointers that Redis sets when
 * it loads the module. No package installs the header.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define REDISMODULE_OK                 0
#define REDISMODULE_ERR                1
#define REDISMODULE_EVENTLOOP_READABLE 1

typedef struct RedisModuleCtx Ctx;
typedef struct RedisModuleString String;
typedef struct RedisModuleKey Key;
typedef struct RedisModuleBlockedClient RedisModuleBlockedClient;
typedef struct RedisModuleDefragCtx DefragCtx;
typedef uint64_t RedisModuleTimerID;
typedef struct {
	uint64_t id, version;
} RedisModuleEvent;

typedef int (*CmdFunc)(Ctx *ctx, String **argv, int argc);
typedef void (*DisconnectFunc)(Ctx *ctx, RedisModuleBlockedClient *client);
typedef int (*NotificationFunc)(Ctx *ctx, int type, const char *event, String *key);
typedef void (*EventFunc)(Ctx *ctx, RedisModuleEvent event, uint64_t sub, void *data);
typedef void (*ReceiverFunc)(Ctx *ctx, const char *from, uint8_t type, const unsigned char *data,
                             uint32_t size);
typedef void (*TimerFunc)(Ctx *ctx, void *data);
typedef void (*FilterFunc)(void *filter);
typedef void (*ForkDoneFunc)(int status, int signal, void *data);
typedef void (*InfoFunc)(void *info, int crashed);
typedef void (*ScanFunc)(Ctx *ctx, String *name, Key *key, void *data);
typedef void (*ScanKeyFunc)(Key *key, String *field, String *value, void *data);
typedef void (*UserFunc)(uint64_t client, void *data);
typedef int (*DefragFunc)(DefragCtx *ctx);
typedef void (*FdFunc)(int fd, void *data, int mask);
typedef void (*OneShotFunc)(void *data);
typedef String *(*GetString)(const char *name, void *data);
typedef int (*SetString)(const char *name, String *value, void *data, String **err);
typedef long long (*GetNumber)(const char *name, void *data);
typedef int (*SetNumber)(const char *name, long long value, void *data, String **err);
typedef int (*GetInt)(const char *name, void *data);
typedef int (*SetInt)(const char *name, int value, void *data, String **err);
typedef int (*ApplyFunc)(Ctx *ctx, void *data, String **err);

typedef struct RedisModuleTypeMethods {
	uint64_t version;
	size_t (*mem_usage)(const void *value);
	void (*digest)(void *digest, void *value);
	void (*free)(void *value);
	size_t (*free_effort)(String *key, const void *value);
	void (*unlink)(String *key, const void *value);
	void *(*copy)(String *from, String *to, const void *value);
	int (*defrag)(DefragCtx *ctx, String *key, void **value);
	size_t (*mem_usage2)(void *ctx, const void *value, size_t samples);
	size_t (*free_effort2)(void *ctx, const void *value);
	void (*unlink2)(void *ctx, const void *value);
	void *(*copy2)(void *ctx, const void *value);
} RedisModuleTypeMethods;

extern int (*RedisModule_CreateCommand)(Ctx *ctx, const char *name, CmdFunc fn, const char *flags,
                                        int first, int last, int step);
extern int (*RedisModule_CreateSubcommand)(void *parent, const char *name, CmdFunc fn,
                                           const char *flags, int first, int last, int step);
extern RedisModuleBlockedClient *(*RedisModule_BlockClient)(Ctx *ctx, CmdFunc reply,
                                                            CmdFunc timeout,
                                                            void (*gone)(Ctx *, void *),
                                                            long long ms);
extern RedisModuleBlockedClient *(*RedisModule_BlockClientOnKeys)(Ctx *ctx, CmdFunc reply,
                                                                  CmdFunc timeout,
                                                                  void (*gone)(Ctx *, void *),
                                                                  long long ms, String **keys,
                                                                  int count, void *data);
extern int (*RedisModule_UnblockClient)(RedisModuleBlockedClient *client, void *data);
extern int (*RedisModule_AbortBlock)(RedisModuleBlockedClient *client);
extern int (*RedisModule_BlockedClientMeasureTimeStart)(RedisModuleBlockedClient *client);
extern int (*RedisModule_BlockedClientMeasureTimeEnd)(RedisModuleBlockedClient *client);
extern Ctx *(*RedisModule_GetThreadSafeContext)(RedisModuleBlockedClient *client);
extern void (*RedisModule_SetDisconnectCallback)(RedisModuleBlockedClient *client,
                                                 DisconnectFunc fn);
extern RedisModuleTimerID (*RedisModule_CreateTimer)(Ctx *ctx, long long ms, TimerFunc fn,
                                                     void *data);
extern int (*RedisModule_StopTimer)(Ctx *ctx, RedisModuleTimerID id, void **data);
extern int (*RedisModule_EventLoopAdd)(int fd, int mask, FdFunc fn, void *data);
extern int (*RedisModule_EventLoopAddOneShot)(OneShotFunc fn, void *data);
extern int (*RedisModule_SubscribeToServerEvent)(Ctx *ctx, RedisModuleEvent event, EventFunc fn);
extern int (*RedisModule_SubscribeToKeyspaceEvents)(Ctx *ctx, int types, NotificationFunc fn);
extern void *(*RedisModule_RegisterCommandFilter)(Ctx *ctx, FilterFunc fn, int flags);
extern int (*RedisModule_RegisterInfoFunc)(Ctx *ctx, InfoFunc fn);
extern int (*RedisModule_RegisterDefragFunc)(Ctx *ctx, DefragFunc fn);
extern void (*RedisModule_RegisterClusterMessageReceiver)(Ctx *ctx, uint8_t type, ReceiverFunc fn);
extern int (*RedisModule_AuthenticateClientWithACLUser)(Ctx *ctx, const char *name, size_t len,
                                                        UserFunc fn, void *data, uint64_t *id);
extern int (*RedisModule_AuthenticateClientWithUser)(Ctx *ctx, void *user, UserFunc fn, void *data,
                                                     uint64_t *id);
extern int (*RedisModule_RegisterBoolConfig)(Ctx *ctx, const char *name, int value, unsigned flags,
                                             GetInt get, SetInt set, ApplyFunc apply, void *data);
extern int (*RedisModule_RegisterStringConfig)(Ctx *ctx, const char *name, const char *value,
                                               unsigned flags, GetString get, SetString set,
                                               ApplyFunc apply, void *data);
extern int (*RedisModule_RegisterNumericConfig)(Ctx *ctx, const char *name, long long value,
                                                unsigned flags, long long min, long long max,
                                                GetNumber get, SetNumber set, ApplyFunc apply,
                                                void *data);
extern int (*RedisModule_RegisterEnumConfig)(Ctx *ctx, const char *name, int value, unsigned flags,
                                             const char **names, const int *values, int count,
                                             GetInt get, SetInt set, ApplyFunc apply, void *data);
extern int (*RedisModule_Scan)(Ctx *ctx, void *cursor, ScanFunc fn, void *data);
extern int (*RedisModule_ScanKey)(Key *key, void *cursor, ScanKeyFunc fn, void *data);
extern int (*RedisModule_Fork)(ForkDoneFunc fn, void *data);
extern void (*RedisModule_ThreadSafeContextLock)(Ctx *ctx);
extern int (*RedisModule_ThreadSafeContextTryLock)(Ctx *ctx);
extern void (*RedisModule_ThreadSafeContextUnlock)(Ctx *ctx);
extern void (*RedisModule_Yield)(Ctx *ctx, int flags, const char *reply);
