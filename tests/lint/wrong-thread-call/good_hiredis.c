/* SPDX-License-Identifier: MIT */
/* Only the loop touches its connection. */
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

static void touch(uv_work_t *request)
{
	void *data = request->data;

	redisAsyncCommand(peer, on_reply, NULL, "GET a");
	redisAsyncCommandArgv(peer, on_reply, NULL, 0, NULL, NULL);
	redisAsyncFormattedCommand(peer, on_reply, NULL, "PING", 4);
	redisAsyncSetConnectCallback(peer, on_end);
	redisAsyncSetConnectCallbackNC(peer, NULL);
	redisAsyncSetDisconnectCallback(peer, on_end);
	redisAsyncSetPushCallback(peer, NULL);
	redisAsyncHandleRead(peer);
	redisAsyncHandleWrite(peer);
	redisAsyncHandleTimeout(peer);
	redisvAsyncCommand(peer, on_reply, NULL, "PING", *(va_list *)data);
	redisAsyncDisconnect(peer);
	redisAsyncFree(peer);
}

static void work(uv_work_t *request)
{
	request->data = NULL;
}

static void after(uv_work_t *request, int status)
{
	touch(request);
	(void)status;
}

int start(uv_loop_t *loop)
{
	peer = redisAsyncConnect("127.0.0.1", 6379);
	return uv_queue_work(loop, &request, work, after);
}
