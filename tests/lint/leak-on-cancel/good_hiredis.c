/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What hiredis makes, given back on both ways. NO LOOP HERE */
#include <gio/gio.h>
#include <hiredis/hiredis.h>
#include <stdarg.h>

/* New in version 1. */
redisContext *redisConnectWithOptions(const void *options);

static gboolean with_redisConnect(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnect("a", 1);

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectWithTimeout(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectWithTimeout("a", 1, (struct timeval){ 1, 0 });

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectUnix(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectUnix("a");

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectUnixWithTimeout(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectUnixWithTimeout("a", (struct timeval){ 1, 0 });

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectFd(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectFd(1);

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectNonBlock(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectNonBlock("a", 1);

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectBindNonBlock(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectBindNonBlock("a", 1, "b");

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectBindNonBlockWithReuse(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectBindNonBlockWithReuse("a", 1, "b");

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectUnixNonBlock(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectUnixNonBlock("a");

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFreeKeepFd(thing);
		return FALSE;
	}
	redisFreeKeepFd(thing);
	return n > 0;
}

static gboolean with_redisCommand(GCancellable *cancellable, gsize n)
{
	redisReply *thing = redisCommand(NULL, "a");

	if (g_cancellable_is_cancelled(cancellable)) {
		freeReplyObject(thing);
		return FALSE;
	}
	freeReplyObject(thing);
	return n > 0;
}

static gboolean with_redisConnectWithOptions(GCancellable *cancellable, gsize n)
{
	redisContext *thing = redisConnectWithOptions(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		redisFree(thing);
		return FALSE;
	}
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisvCommand(GCancellable *cancellable, gsize n)
{
	redisReply *thing = redisvCommand(NULL, "a", *(va_list *)(void *)cancellable);

	if (g_cancellable_is_cancelled(cancellable)) {
		freeReplyObject(thing);
		return FALSE;
	}
	freeReplyObject(thing);
	return n > 0;
}

static gboolean with_redisCommandArgv(GCancellable *cancellable, gsize n)
{
	redisReply *thing = redisCommandArgv(NULL, 0, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		freeReplyObject(thing);
		return FALSE;
	}
	freeReplyObject(thing);
	return n > 0;
}

static gboolean with_redisReaderCreate(GCancellable *cancellable, gsize n)
{
	redisReader *thing = redisReaderCreate();

	if (g_cancellable_is_cancelled(cancellable)) {
		redisReaderFree(thing);
		return FALSE;
	}
	redisReaderFree(thing);
	return n > 0;
}

static gboolean with_redisReaderCreateWithFunctions(GCancellable *cancellable, gsize n)
{
	redisReader *thing = redisReaderCreateWithFunctions(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		redisReaderFree(thing);
		return FALSE;
	}
	redisReaderFree(thing);
	return n > 0;
}

int main(int argc, char **argv)
{
	GCancellable *cancellable = g_cancellable_new();

	(void)argv;
	with_redisConnect(cancellable, argc);
	with_redisConnectWithTimeout(cancellable, argc);
	with_redisConnectUnix(cancellable, argc);
	with_redisConnectUnixWithTimeout(cancellable, argc);
	with_redisConnectFd(cancellable, argc);
	with_redisConnectNonBlock(cancellable, argc);
	with_redisConnectBindNonBlock(cancellable, argc);
	with_redisConnectBindNonBlockWithReuse(cancellable, argc);
	with_redisConnectUnixNonBlock(cancellable, argc);
	with_redisCommand(cancellable, argc);
	with_redisConnectWithOptions(cancellable, argc);
	with_redisvCommand(cancellable, argc);
	with_redisCommandArgv(cancellable, argc);
	with_redisReaderCreate(cancellable, argc);
	with_redisReaderCreateWithFunctions(cancellable, argc);
	g_object_unref(cancellable);
	return 0;
}
