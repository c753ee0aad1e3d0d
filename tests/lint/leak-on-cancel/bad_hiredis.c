/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What hiredis makes, lost where the function asks whether it was cancelled. */
#include <gio/gio.h>
#include <hiredis/hiredis.h>
#include <stdarg.h>

/* New in version 1. */
redisContext *redisConnectWithOptions(const void *options);

static gboolean with_redisConnect(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnect warning */
	redisContext *thing = redisConnect("a", 1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectWithTimeout(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectWithTimeout warning */
	redisContext *thing = redisConnectWithTimeout("a", 1, (struct timeval){ 1, 0 });

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectUnix(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectUnix warning */
	redisContext *thing = redisConnectUnix("a");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectUnixWithTimeout(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectUnixWithTimeout warning */
	redisContext *thing = redisConnectUnixWithTimeout("a", (struct timeval){ 1, 0 });

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectFd(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectFd warning */
	redisContext *thing = redisConnectFd(1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectNonBlock(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectNonBlock warning */
	redisContext *thing = redisConnectNonBlock("a", 1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectBindNonBlock(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectBindNonBlock warning */
	redisContext *thing = redisConnectBindNonBlock("a", 1, "b");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectBindNonBlockWithReuse(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectBindNonBlockWithReuse warning */
	redisContext *thing = redisConnectBindNonBlockWithReuse("a", 1, "b");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisConnectUnixNonBlock(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectUnixNonBlock warning */
	redisContext *thing = redisConnectUnixNonBlock("a");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFreeKeepFd(thing);
	return n > 0;
}

static gboolean with_redisCommand(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisCommand warning */
	redisReply *thing = redisCommand(NULL, "a");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	freeReplyObject(thing);
	return n > 0;
}

static gboolean with_redisConnectWithOptions(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisConnectWithOptions warning */
	redisContext *thing = redisConnectWithOptions(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisFree(thing);
	return n > 0;
}

static gboolean with_redisvCommand(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisvCommand warning */
	redisReply *thing = redisvCommand(NULL, "a", *(va_list *)(void *)cancellable);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	freeReplyObject(thing);
	return n > 0;
}

static gboolean with_redisCommandArgv(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisCommandArgv warning */
	redisReply *thing = redisCommandArgv(NULL, 0, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	freeReplyObject(thing);
	return n > 0;
}

static gboolean with_redisReaderCreate(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisReaderCreate warning */
	redisReader *thing = redisReaderCreate();

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	redisReaderFree(thing);
	return n > 0;
}

static gboolean with_redisReaderCreateWithFunctions(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel redisReaderCreateWithFunctions warning */
	redisReader *thing = redisReaderCreateWithFunctions(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
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
