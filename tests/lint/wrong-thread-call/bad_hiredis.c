/* SPDX-License-Identifier: MIT */
/* A worker touches the loop's connection. */
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
#include <stdarg.h>
#include <uv.h>

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

void redisAsyncHandleTimeout(redisAsyncContext *ac);

static redisAsyncContext *peer;
static uv_work_t request;

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

static void work(uv_work_t *request)
{
	void *data = request->data;

	/* EXPECT: wrong-thread-call redisAsyncCommand error root=work */
	redisAsyncCommand(peer, on_reply, NULL, "GET a");
	/* EXPECT: wrong-thread-call redisAsyncCommandArgv error root=work */
	redisAsyncCommandArgv(peer, on_reply, NULL, 0, NULL, NULL);
	/* EXPECT: wrong-thread-call redisAsyncFormattedCommand error root=work */
	redisAsyncFormattedCommand(peer, on_reply, NULL, "PING", 4);
	/* EXPECT: wrong-thread-call redisAsyncSetConnectCallback error root=work */
	redisAsyncSetConnectCallback(peer, on_end);
	/* EXPECT: wrong-thread-call redisAsyncSetConnectCallbackNC error root=work */
	redisAsyncSetConnectCallbackNC(peer, NULL);
	/* EXPECT: wrong-thread-call redisAsyncSetDisconnectCallback error root=work */
	redisAsyncSetDisconnectCallback(peer, on_end);
	/* EXPECT: wrong-thread-call redisAsyncSetPushCallback error root=work */
	redisAsyncSetPushCallback(peer, NULL);
	/* EXPECT: wrong-thread-call redisAsyncHandleRead error root=work */
	redisAsyncHandleRead(peer);
	/* EXPECT: wrong-thread-call redisAsyncHandleWrite error root=work */
	redisAsyncHandleWrite(peer);
	/* EXPECT: wrong-thread-call redisAsyncHandleTimeout error root=work */
	redisAsyncHandleTimeout(peer);
	/* EXPECT: wrong-thread-call redisvAsyncCommand error root=work */
	redisvAsyncCommand(peer, on_reply, NULL, "PING", *(va_list *)data);
	/* EXPECT: wrong-thread-call redisAsyncDisconnect error root=work */
	redisAsyncDisconnect(peer);
	/* EXPECT: wrong-thread-call redisAsyncFree error root=work */
	redisAsyncFree(peer);
}

static void after(uv_work_t *request, int status)
{
	(void)request;
	(void)status;
}

int start(uv_loop_t *loop)
{
	peer = redisAsyncConnect("127.0.0.1", 6379);
	return uv_queue_work(loop, &request, work, after);
}
