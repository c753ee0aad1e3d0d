/* SPDX-License-Identifier: MIT */
/* All that waits for the server. */
#include <libpq-events.h>
#include <libpq-fe.h>
#include <unistd.h>
#include <uv.h>

/* New in version 17. */
PGresult *PQchangePassword(PGconn *conn, const char *user, const char *passwd);
PGresult *PQclosePrepared(PGconn *conn, const char *stmt);
PGresult *PQclosePortal(PGconn *conn, const char *portal);
int PQcancelBlocking(void *cancel);

static PGconn *conn;

static void receive_slowly(void *arg, const PGresult *result)
{
	(void)arg;
	(void)result;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_start */
}

static void process_slowly(void *arg, const char *message)
{
	(void)arg;
	(void)message;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_start */
}

static int event_slowly(PGEventId id, void *info, void *arg)
{
	(void)id;
	(void)info;
	(void)arg;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_start */
	return 1;
}

static void lock_slowly(int acquire)
{
	(void)acquire;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_start */
}

static int password_slowly(char *buffer, int size, PGconn *which)
{
	(void)buffer;
	(void)which;
	sleep(5); /* EXPECT: blocking-call sleep error root=on_start */
	return size;
}

static void on_start(uv_timer_t *timer)
{
	PQsetNoticeReceiver(conn, receive_slowly, timer);
	PQsetNoticeProcessor(conn, process_slowly, timer);
	PQregisterEventProc(conn, event_slowly, "slow", timer);
	PQregisterThreadLock(lock_slowly);
	PQsetSSLKeyPassHook_OpenSSL(password_slowly);
}

static void on_blocking_again(uv_timer_t *timer)
{
	PGconn *other = timer->data;

	PQsetnonblocking(other, 1);
	PQsetnonblocking(other, 0);
	PQputCopyData(other, "a", 1); /* EXPECT: blocking-call PQputCopyData note confidence=high */
}

static void on_timer(uv_timer_t *timer)
{
	const char *word = timer->data;
	char line[80], *row;

	/* EXPECT: blocking-call PQconnectdb error confidence=high */
	conn = PQconnectdb("dbname=a");
	/* EXPECT: blocking-call PQconnectdbParams error */
	conn = PQconnectdbParams(&word, &word, 0);
	/* EXPECT: blocking-call PQsetdbLogin error */
	conn = PQsetdbLogin(NULL, NULL, NULL, NULL, NULL, NULL, NULL);
	/* EXPECT: blocking-call PQreset error */
	PQreset(conn);
	/* EXPECT: blocking-call PQping error */
	PQping("dbname=a");
	/* EXPECT: blocking-call PQpingParams error */
	PQpingParams(&word, &word, 0);
	/* EXPECT: blocking-call PQcancel error */
	PQcancel(timer->data, NULL, 0);
	/* EXPECT: blocking-call PQrequestCancel error */
	PQrequestCancel(conn);
	/* EXPECT: blocking-call PQexec error confidence=high */
	PQclear(PQexec(conn, "select 1"));
	/* EXPECT: blocking-call PQexecParams error */
	PQclear(PQexecParams(conn, "select 1", 0, NULL, NULL, NULL, NULL, 0));
	/* EXPECT: blocking-call PQprepare error */
	PQclear(PQprepare(conn, "a", "select 1", 0, NULL));
	/* EXPECT: blocking-call PQexecPrepared error */
	PQclear(PQexecPrepared(conn, "a", 0, NULL, NULL, NULL, 0));
	/* EXPECT: blocking-call PQdescribePrepared error */
	PQclear(PQdescribePrepared(conn, "a"));
	/* EXPECT: blocking-call PQdescribePortal error */
	PQclear(PQdescribePortal(conn, "a"));
	/* EXPECT: blocking-call PQclosePrepared error */
	PQclear(PQclosePrepared(conn, "a"));
	/* EXPECT: blocking-call PQclosePortal error */
	PQclear(PQclosePortal(conn, "a"));
	/* EXPECT: blocking-call PQchangePassword error */
	PQclear(PQchangePassword(conn, "a", "b"));
	/* EXPECT: blocking-call PQcancelBlocking error */
	PQcancelBlocking(timer->data);
	/* EXPECT: blocking-call PQfn error */
	PQclear(PQfn(conn, 1, NULL, NULL, 0, NULL, 0));
	/* EXPECT: blocking-call PQsetClientEncoding error */
	PQsetClientEncoding(conn, "UTF8");
	/* EXPECT: blocking-call PQencryptPasswordConn error */
	PQfreemem(PQencryptPasswordConn(conn, "a", "b", NULL));
	/* EXPECT: blocking-call PQgetCopyData error */
	PQgetCopyData(conn, &row, 0);
	/* EXPECT: blocking-call PQgetline error */
	PQgetline(conn, line, sizeof(line));
	/* EXPECT: blocking-call PQendcopy error */
	PQendcopy(conn);
	/* EXPECT: blocking-call PQputCopyData note confidence=low */
	PQputCopyData(conn, "a", 1);
	/* EXPECT: blocking-call PQputCopyEnd note */
	PQputCopyEnd(conn, NULL);
	/* EXPECT: blocking-call PQputline note */
	PQputline(conn, "a");
	/* EXPECT: blocking-call PQputnbytes note */
	PQputnbytes(conn, "a", 1);
	/* EXPECT: blocking-call PQflush note */
	PQflush(conn);
	/* EXPECT: blocking-call lo_creat error */
	lo_creat(conn, 0);
	/* EXPECT: blocking-call lo_create error */
	lo_create(conn, 0);
	/* EXPECT: blocking-call lo_open error */
	lo_open(conn, 1, 0);
	/* EXPECT: blocking-call lo_read error */
	lo_read(conn, 1, line, 1);
	/* EXPECT: blocking-call lo_write error */
	lo_write(conn, 1, line, 1);
	/* EXPECT: blocking-call lo_lseek error */
	lo_lseek(conn, 1, 0, 0);
	/* EXPECT: blocking-call lo_lseek64 error */
	lo_lseek64(conn, 1, 0, 0);
	/* EXPECT: blocking-call lo_tell error */
	lo_tell(conn, 1);
	/* EXPECT: blocking-call lo_tell64 error */
	lo_tell64(conn, 1);
	/* EXPECT: blocking-call lo_truncate error */
	lo_truncate(conn, 1, 0);
	/* EXPECT: blocking-call lo_truncate64 error */
	lo_truncate64(conn, 1, 0);
	/* EXPECT: blocking-call lo_close error */
	lo_close(conn, 1);
	/* EXPECT: blocking-call lo_unlink error */
	lo_unlink(conn, 1);
	/* EXPECT: blocking-call lo_import error */
	lo_import(conn, "a");
	/* EXPECT: blocking-call lo_import_with_oid error */
	lo_import_with_oid(conn, "a", 1);
	/* EXPECT: blocking-call lo_export error */
	lo_export(conn, 1, "a");
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_start, 1000, 0) ||
	       uv_timer_start(timer + 1, on_timer, 1000, 0) ||
	       uv_timer_start(timer + 2, on_blocking_again, 1000, 0);
}
