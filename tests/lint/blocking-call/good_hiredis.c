/* SPDX-License-Identifier: MIT */
/* The asynchronous half with an adapter, and connections on which nothing waits. */
#include <hiredis/hiredis.h>
#include <hiredis/adapters/libuv.h>
#include <stdarg.h>
#include <unistd.h>
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

static uv_work_t request;
static size_t replies;

static void on_reply(redisAsyncContext *ac, void *reply, void *data)
{
	(void)data;
	replies += reply != NULL;
	if (ac->err)
		redisAsyncFree(ac);
}

static void ask(redisAsyncContext *ac)
{
	redisAsyncCommand(ac, on_reply, NULL, "GET a");
}

static void on_connect(const redisAsyncContext *ac, int status)
{
	replies += ac->err == status;
}

static void ask_slowly(redisContext *c, va_list *none)
{
	void *reply;
	int done;

	redisAppendCommand(c, "GET a");
	redisBufferWrite(c, &done);
	redisBufferRead(c);
	redisGetReply(c, &reply);
	redisReconnect(c);
	redisCommand(c, "GET a");
	redisCommandArgv(c, 0, NULL, NULL);
	redisvCommand(c, "GET a", *none);
	redisInitiateSSL(c, NULL);
	redisInitiateSSLWithContext(c, NULL);
	redisFree(c);
}

static void on_timer(uv_timer_t *timer)
{
	redisOptions options = { 0 };

	options.options |= 1;
	ask_slowly(redisConnectNonBlock("127.0.0.1", 6379), timer->data);
	ask_slowly(redisConnectBindNonBlock("127.0.0.1", 6379, "127.0.0.1"), timer->data);
	ask_slowly(redisConnectBindNonBlockWithReuse("127.0.0.1", 6379, "127.0.0.1"), timer->data);
	ask_slowly(redisConnectUnixNonBlock("/run/redis"), timer->data);
	ask_slowly(redisConnectWithOptions(&options), timer->data);
	ask(timer->data);
}

static void count(uv_work_t *work)
{
	redisContext *c = redisConnect("localhost", 6379);

	work->data = redisCommand(c, "DBSIZE");
	redisFree(c);
}

static void on_counted(uv_work_t *work, int status)
{
	(void)status;
	freeReplyObject(work->data);
}

int start(uv_loop_t *loop, uv_timer_t *timer)
{
	redisAsyncContext *ac = redisAsyncConnect("127.0.0.1", 6379);

	if (!ac)
		return -1;
	if (ac->err || redisLibuvAttach(ac, loop)) {
		redisAsyncFree(ac);
		return -1;
	}
	redisAsyncSetConnectCallback(ac, on_connect);
	timer->data = ac;
	return uv_queue_work(loop, &request, count, on_counted) ||
	       uv_timer_start(timer, on_timer, 1000, 0);
}
