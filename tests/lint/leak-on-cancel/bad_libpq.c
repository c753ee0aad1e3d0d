/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What libpq makes, lost where the function asks whether it was cancelled. */
#include <gio/gio.h>
#include <libpq-fe.h>

/* New in version 17. */
PGresult *PQchangePassword(PGconn *conn, const char *user, const char *passwd);
PGresult *PQclosePrepared(PGconn *conn, const char *stmt);
PGresult *PQclosePortal(PGconn *conn, const char *portal);

static gboolean with_PQclosePrepared(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQclosePrepared warning */
	PGresult *thing = PQclosePrepared(NULL, "");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQclosePortal(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQclosePortal warning */
	PGresult *thing = PQclosePortal(NULL, "");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQchangePassword(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQchangePassword warning */
	PGresult *thing = PQchangePassword(NULL, "", "");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQconnectdb(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconnectdb warning */
	PGconn *thing = PQconnectdb("");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfinish(thing);
	return n > 0;
}

static gboolean with_PQconnectdbParams(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconnectdbParams warning */
	PGconn *thing = PQconnectdbParams(NULL, NULL, 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfinish(thing);
	return n > 0;
}

static gboolean with_PQconnectStart(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconnectStart warning */
	PGconn *thing = PQconnectStart("");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfinish(thing);
	return n > 0;
}

static gboolean with_PQconnectStartParams(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconnectStartParams warning */
	PGconn *thing = PQconnectStartParams(NULL, NULL, 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfinish(thing);
	return n > 0;
}

static gboolean with_PQsetdbLogin(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQsetdbLogin warning */
	PGconn *thing = PQsetdbLogin(NULL, NULL, NULL, NULL, NULL, NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfinish(thing);
	return n > 0;
}

static gboolean with_PQexec(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQexec warning */
	PGresult *thing = PQexec(NULL, "");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQexecParams(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQexecParams warning */
	PGresult *thing = PQexecParams(NULL, "", 0, NULL, NULL, NULL, NULL, 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQprepare(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQprepare warning */
	PGresult *thing = PQprepare(NULL, "", "", 0, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQexecPrepared(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQexecPrepared warning */
	PGresult *thing = PQexecPrepared(NULL, "", 0, NULL, NULL, NULL, 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQdescribePrepared(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQdescribePrepared warning */
	PGresult *thing = PQdescribePrepared(NULL, "");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQdescribePortal(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQdescribePortal warning */
	PGresult *thing = PQdescribePortal(NULL, "");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQfn(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQfn warning */
	PGresult *thing = PQfn(NULL, 1, NULL, NULL, 0, NULL, 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQgetResult(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQgetResult warning */
	PGresult *thing = PQgetResult(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQmakeEmptyPGresult(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQmakeEmptyPGresult warning */
	PGresult *thing = PQmakeEmptyPGresult(NULL, PGRES_TUPLES_OK);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQcopyResult(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQcopyResult warning */
	PGresult *thing = PQcopyResult(NULL, 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQclear(thing);
	return n > 0;
}

static gboolean with_PQconndefaults(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconndefaults warning */
	PQconninfoOption *thing = PQconndefaults();

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQconninfoFree(thing);
	return n > 0;
}

static gboolean with_PQconninfo(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconninfo warning */
	PQconninfoOption *thing = PQconninfo(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQconninfoFree(thing);
	return n > 0;
}

static gboolean with_PQconninfoParse(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQconninfoParse warning */
	PQconninfoOption *thing = PQconninfoParse("", NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQconninfoFree(thing);
	return n > 0;
}

static gboolean with_PQgetCancel(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQgetCancel warning */
	PGcancel *thing = PQgetCancel(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreeCancel(thing);
	return n > 0;
}

static gboolean with_PQnotifies(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQnotifies warning */
	PGnotify *thing = PQnotifies(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

static gboolean with_PQescapeLiteral(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQescapeLiteral warning */
	char *thing = PQescapeLiteral(NULL, "", 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

static gboolean with_PQescapeIdentifier(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQescapeIdentifier warning */
	char *thing = PQescapeIdentifier(NULL, "", 0);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

static gboolean with_PQescapeByteaConn(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQescapeByteaConn warning */
	unsigned char *thing = PQescapeByteaConn(NULL, NULL, 0, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

static gboolean with_PQescapeBytea(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQescapeBytea warning */
	unsigned char *thing = PQescapeBytea(NULL, 0, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

static gboolean with_PQunescapeBytea(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQunescapeBytea warning */
	unsigned char *thing = PQunescapeBytea(NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

static gboolean with_PQencryptPasswordConn(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel PQencryptPasswordConn warning */
	char *thing = PQencryptPasswordConn(NULL, "", "", "md5");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	PQfreemem(thing);
	return n > 0;
}

int main(int argc, char **argv)
{
	GCancellable *cancellable = g_cancellable_new();

	(void)argv;
	with_PQclosePrepared(cancellable, argc);
	with_PQclosePortal(cancellable, argc);
	with_PQchangePassword(cancellable, argc);
	with_PQconnectdb(cancellable, argc);
	with_PQconnectdbParams(cancellable, argc);
	with_PQconnectStart(cancellable, argc);
	with_PQconnectStartParams(cancellable, argc);
	with_PQsetdbLogin(cancellable, argc);
	with_PQexec(cancellable, argc);
	with_PQexecParams(cancellable, argc);
	with_PQprepare(cancellable, argc);
	with_PQexecPrepared(cancellable, argc);
	with_PQdescribePrepared(cancellable, argc);
	with_PQdescribePortal(cancellable, argc);
	with_PQfn(cancellable, argc);
	with_PQgetResult(cancellable, argc);
	with_PQmakeEmptyPGresult(cancellable, argc);
	with_PQcopyResult(cancellable, argc);
	with_PQconndefaults(cancellable, argc);
	with_PQconninfo(cancellable, argc);
	with_PQconninfoParse(cancellable, argc);
	with_PQgetCancel(cancellable, argc);
	with_PQnotifies(cancellable, argc);
	with_PQescapeLiteral(cancellable, argc);
	with_PQescapeIdentifier(cancellable, argc);
	with_PQescapeByteaConn(cancellable, argc);
	with_PQescapeBytea(cancellable, argc);
	with_PQunescapeBytea(cancellable, argc);
	with_PQencryptPasswordConn(cancellable, argc);
	g_object_unref(cancellable);
	return 0;
}
