/* SPDX-License-Identifier: MIT */
/* Connections that are forgotten when they have failed. */
#include <hiredis/hiredis.h>
#include <hiredis/adapters/libevent.h>
#include <stdarg.h>
#include <unistd.h>

/* New in version 1. */
typedef struct {
	int type, options;
} redisOptions;
redisContext *redisConnectWithOptions(const redisOptions *options);
redisAsyncContext *redisAsyncConnectWithOptions(const redisOptions *options);
int redisInitiateSSL(redisContext *c, void *ssl);
int redisInitiateSSLWithContext(redisContext *c, void *ssl);
void *redisSetPushCallback(redisContext *c, void (*fn)(void *, void *));
void *redisAsyncSetPushCallback(redisAsyncContext *ac, void (*fn)(redisAsyncContext *, void *));
int redisAsyncSetConnectCallbackNC(redisAsyncContext *ac, void (*fn)(redisAsyncContext *, int));

static void on_reply(redisAsyncContext *ac, void *reply, void *data)
{
	(void)data;
	if (!reply)
		redisAsyncDisconnect(ac);
}

static void on_end(const redisAsyncContext *ac, int status)
{
	(void)ac;
	(void)status;
}

int with_redisAsyncConnect(struct event_base *base)
{
	/* EXPECT: unawaited-task redisAsyncConnect warning */
	redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", 6379);

	if (!ac)
		return -1;
	redisAsyncSetConnectCallback(ac, on_end);
	redisAsyncSetConnectCallbackNC(ac, NULL);
	redisAsyncSetDisconnectCallback(ac, on_end);
	redisAsyncSetPushCallback(ac, NULL);
	redisAsyncCommand(ac, on_reply, NULL, "PING");
	redisAsyncCommandArgv(ac, on_reply, NULL, 0, NULL, NULL);
	redisAsyncFormattedCommand(ac, on_reply, NULL, "PING", 4);
	redisvAsyncCommand(ac, on_reply, NULL, "PING", *(va_list *)(void *)base);
	if (ac->err)
		return -1;
	redisLibeventAttach(ac, base);
	return redisAsyncCommand(ac, on_reply, NULL, "GET a");
}

int with_redisAsyncConnectBind(struct event_base *base)
{
	/* EXPECT: unawaited-task redisAsyncConnectBind warning */
	redisAsyncContext *ac = redisAsyncConnectBind("127.0.0.1", 6379, "127.0.0.2");

	if (!ac)
		return -1;
	redisAsyncSetConnectCallback(ac, on_end);
	redisAsyncSetConnectCallbackNC(ac, NULL);
	redisAsyncSetDisconnectCallback(ac, on_end);
	redisAsyncSetPushCallback(ac, NULL);
	redisAsyncCommand(ac, on_reply, NULL, "PING");
	redisAsyncCommandArgv(ac, on_reply, NULL, 0, NULL, NULL);
	redisAsyncFormattedCommand(ac, on_reply, NULL, "PING", 4);
	redisvAsyncCommand(ac, on_reply, NULL, "PING", *(va_list *)(void *)base);
	if (ac->err)
		return -1;
	redisLibeventAttach(ac, base);
	return redisAsyncCommand(ac, on_reply, NULL, "GET a");
}

int with_redisAsyncConnectBindWithReuse(struct event_base *base)
{
	/* EXPECT: unawaited-task redisAsyncConnectBindWithReuse warning */
	redisAsyncContext *ac = redisAsyncConnectBindWithReuse("127.0.0.1", 6379, "127.0.0.2");

	if (!ac)
		return -1;
	redisAsyncSetConnectCallback(ac, on_end);
	redisAsyncSetConnectCallbackNC(ac, NULL);
	redisAsyncSetDisconnectCallback(ac, on_end);
	redisAsyncSetPushCallback(ac, NULL);
	redisAsyncCommand(ac, on_reply, NULL, "PING");
	redisAsyncCommandArgv(ac, on_reply, NULL, 0, NULL, NULL);
	redisAsyncFormattedCommand(ac, on_reply, NULL, "PING", 4);
	redisvAsyncCommand(ac, on_reply, NULL, "PING", *(va_list *)(void *)base);
	if (ac->err)
		return -1;
	redisLibeventAttach(ac, base);
	return redisAsyncCommand(ac, on_reply, NULL, "GET a");
}

int with_redisAsyncConnectUnix(struct event_base *base)
{
	/* EXPECT: unawaited-task redisAsyncConnectUnix warning */
	redisAsyncContext *ac = redisAsyncConnectUnix("/run/redis");

	if (!ac)
		return -1;
	redisAsyncSetConnectCallback(ac, on_end);
	redisAsyncSetConnectCallbackNC(ac, NULL);
	redisAsyncSetDisconnectCallback(ac, on_end);
	redisAsyncSetPushCallback(ac, NULL);
	redisAsyncCommand(ac, on_reply, NULL, "PING");
	redisAsyncCommandArgv(ac, on_reply, NULL, 0, NULL, NULL);
	redisAsyncFormattedCommand(ac, on_reply, NULL, "PING", 4);
	redisvAsyncCommand(ac, on_reply, NULL, "PING", *(va_list *)(void *)base);
	if (ac->err)
		return -1;
	redisLibeventAttach(ac, base);
	return redisAsyncCommand(ac, on_reply, NULL, "GET a");
}

int with_redisAsyncConnectWithOptions(struct event_base *base)
{
	/* EXPECT: unawaited-task redisAsyncConnectWithOptions warning */
	redisAsyncContext *ac = redisAsyncConnectWithOptions(NULL);

	if (!ac)
		return -1;
	redisAsyncSetConnectCallback(ac, on_end);
	redisAsyncSetConnectCallbackNC(ac, NULL);
	redisAsyncSetDisconnectCallback(ac, on_end);
	redisAsyncSetPushCallback(ac, NULL);
	redisAsyncCommand(ac, on_reply, NULL, "PING");
	redisAsyncCommandArgv(ac, on_reply, NULL, 0, NULL, NULL);
	redisAsyncFormattedCommand(ac, on_reply, NULL, "PING", 4);
	redisvAsyncCommand(ac, on_reply, NULL, "PING", *(va_list *)(void *)base);
	if (ac->err)
		return -1;
	redisLibeventAttach(ac, base);
	return redisAsyncCommand(ac, on_reply, NULL, "GET a");
}
