/* SPDX-License-Identifier: MIT */
/* Commands and connections that wait for the server, and callbacks on the loop. */
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
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

static void on_reply(redisAsyncContext *ac, void *reply, void *data)
{
	(void)ac;
	(void)reply;
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_reply */
}

static void on_argv(redisAsyncContext *ac, void *reply, void *data)
{
	(void)ac;
	(void)reply;
	(void)data;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_argv */
}

static void on_formatted(redisAsyncContext *ac, void *reply, void *data)
{
	(void)ac;
	(void)reply;
	(void)data;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_formatted */
}

static void on_va(redisAsyncContext *ac, void *reply, void *data)
{
	(void)ac;
	(void)reply;
	(void)data;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_va */
}

static void on_connect(const redisAsyncContext *ac, int status)
{
	(void)ac;
	(void)status;
	sleep(5); /* EXPECT: blocking-call sleep error root=on_connect */
}

static void on_connect_nc(redisAsyncContext *ac, int status)
{
	(void)ac;
	(void)status;
	sleep(6); /* EXPECT: blocking-call sleep error root=on_connect_nc */
}

static void on_disconnect(const redisAsyncContext *ac, int status)
{
	(void)ac;
	(void)status;
	sleep(7); /* EXPECT: blocking-call sleep error root=on_disconnect */
}

static void on_push(redisAsyncContext *ac, void *reply)
{
	(void)ac;
	(void)reply;
	sleep(8); /* EXPECT: blocking-call sleep error root=on_push */
}

static void add_read(void *data)
{
	(void)data;
	sleep(9); /* EXPECT: blocking-call sleep error root=add_read */
}

static void del_read(void *data)
{
	(void)data;
	sleep(10); /* EXPECT: blocking-call sleep error root=del_read */
}

static void add_write(void *data)
{
	(void)data;
	sleep(11); /* EXPECT: blocking-call sleep error root=add_write */
}

static void del_write(void *data)
{
	(void)data;
	sleep(12); /* EXPECT: blocking-call sleep error root=del_write */
}

static void clean_up(void *data)
{
	(void)data;
	sleep(13); /* EXPECT: blocking-call sleep error root=clean_up */
}

static void on_synchronous_push(void *data, void *reply)
{
	(void)data;
	(void)reply;
	sleep(20); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	static const struct timeval limit = { 1, 0 };
	redisOptions options = { 0 };
	const char *word = timer->data;
	redisContext *c;
	void *reply;
	int done;

	redisSetPushCallback(timer->data, on_synchronous_push);
	/* EXPECT: blocking-call redisConnect error confidence=high */
	c = redisConnect("localhost", 6379);
	/* EXPECT: blocking-call redisConnectWithTimeout error */
	c = redisConnectWithTimeout("localhost", 6379, limit);
	/* EXPECT: blocking-call redisConnectUnix error */
	c = redisConnectUnix("/run/redis");
	/* EXPECT: blocking-call redisConnectUnixWithTimeout error */
	c = redisConnectUnixWithTimeout("/run/redis", limit);
	/* EXPECT: blocking-call redisConnectWithOptions error */
	options.options = 4, c = redisConnectWithOptions(&options);
	/* EXPECT: blocking-call redisReconnect error confidence=high */
	redisReconnect(c);
	/* EXPECT: blocking-call redisInitiateSSL error */
	redisInitiateSSL(c, NULL);
	/* EXPECT: blocking-call redisInitiateSSLWithContext error */
	redisInitiateSSLWithContext(c, NULL);
	/* EXPECT: blocking-call redisCommand error confidence=high */
	freeReplyObject(redisCommand(c, "GET a"));
	/* EXPECT: blocking-call redisCommandArgv error */
	freeReplyObject(redisCommandArgv(c, 1, &word, NULL));
	/* EXPECT: blocking-call redisGetReply error confidence=high */
	redisGetReply(c, &reply);
	/* EXPECT: blocking-call redisBufferWrite error confidence=high */
	redisBufferWrite(c, &done);
	/* EXPECT: blocking-call redisBufferRead error confidence=high */
	redisBufferRead(c);
}

/* Of a connection in a field nobody knows how it was made: most are blocking. */
static void on_field(uv_timer_t *timer)
{
	redisContext *c = *(redisContext **)timer->data;
	void *reply;

	/* EXPECT: blocking-call redisCommand error */
	freeReplyObject(redisCommand(c, "GET a"));
	/* EXPECT: blocking-call redisGetReply note confidence=low */
	redisGetReply(c, &reply);
}

static void on_descriptor(uv_timer_t *timer)
{
	static const struct timeval limit = { 1, 0 };
	redisContext *c = redisConnectFd(*(int *)timer->data);
	void *reply;

	freeReplyObject(redisCommand(c, "GET a")); /* EXPECT: blocking-call redisCommand error */
	redisGetReply(c, &reply);                  /* EXPECT: blocking-call redisGetReply error */
	/* EXPECT: blocking-call redisConnect error */
	c = redisConnect("localhost", 6379);
	redisGetReply(c, &reply); /* EXPECT: blocking-call redisGetReply error */
	/* EXPECT: blocking-call redisConnectWithTimeout error */
	c = redisConnectWithTimeout("localhost", 6379, limit);
	redisGetReply(c, &reply); /* EXPECT: blocking-call redisGetReply error */
	/* EXPECT: blocking-call redisConnectUnix error */
	c = redisConnectUnix("/run/redis");
	redisGetReply(c, &reply); /* EXPECT: blocking-call redisGetReply error */
	/* EXPECT: blocking-call redisConnectUnixWithTimeout error */
	c = redisConnectUnixWithTimeout("/run/redis", limit);
	redisGetReply(c, &reply); /* EXPECT: blocking-call redisGetReply error */
}

static void ask(redisContext *c, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	/* EXPECT: blocking-call redisvCommand error root=on_ask */
	freeReplyObject(redisvCommand(c, format, arguments));
	va_end(arguments);
}

static void on_ask(uv_timer_t *timer)
{
	ask(timer->data, "GET a");
}

static void send_now(redisAsyncContext *ac, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	redisvAsyncCommand(ac, on_va, NULL, format, arguments);
	va_end(arguments);
}

int start(uv_timer_t *timer, redisAsyncContext *ac)
{
	const char *word = "PING";

	ac->ev.addRead = add_read;
	ac->ev.delRead = del_read;
	ac->ev.addWrite = add_write;
	ac->ev.delWrite = del_write;
	ac->ev.cleanup = clean_up;
	redisAsyncSetConnectCallback(ac, on_connect);
	redisAsyncSetConnectCallbackNC(ac, on_connect_nc);
	redisAsyncSetDisconnectCallback(ac, on_disconnect);
	redisAsyncSetPushCallback(ac, on_push);
	redisAsyncCommand(ac, on_reply, NULL, "GET a");
	redisAsyncCommandArgv(ac, on_argv, NULL, 1, &word, NULL);
	redisAsyncFormattedCommand(ac, on_formatted, NULL, "PING\r\n", 6);
	send_now(ac, "GET b");
	return uv_timer_start(timer, on_timer, 1000, 0) ||
	       uv_timer_start(timer + 1, on_field, 1000, 0) ||
	       uv_timer_start(timer + 2, on_descriptor, 1000, 0) ||
	       uv_timer_start(timer + 3, on_ask, 1000, 0);
}
