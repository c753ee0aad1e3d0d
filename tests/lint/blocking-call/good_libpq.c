/* SPDX-License-Identifier: MIT */
/* A connection that the loop drives; what waits for the server is only done by a worker. */
#include <libpq-fe.h>
#include <unistd.h>
#include <uv.h>

static PGconn *conn;
static uv_work_t request;

static void take_results(void)
{
	PGresult *result;

	while (!PQisBusy(conn) && (result = PQgetResult(conn)) != NULL)
		PQclear(result);
}

static void on_ready(uv_poll_t *poll, int status, int events)
{
	char *row;

	(void)poll;
	(void)status;
	(void)events;
	if (!PQconsumeInput(conn))
		return;
	take_results();
	while (PQgetCopyData(conn, &row, 1) > 0)
		PQfreemem(row);
	PQfreemem(PQencryptPasswordConn(conn, "a", "b", "scram-sha-256"));
}

static void on_timer(uv_timer_t *timer)
{
	PGconn *other = timer->data;

	PQsetnonblocking(other, 1);
	if (!PQsendQuery(other, "copy a from stdin"))
		return;
	PQputCopyData(other, "a", 1);
	PQputCopyEnd(other, NULL);
	PQflush(other);
}

/* libpq keeps its socket non-blocking, so that one byte may be looked for at any time. */
static void on_look(uv_timer_t *timer)
{
	char byte;

	if (read(PQsocket(conn), &byte, 1) == 0)
		uv_timer_stop(timer);
}

static void on_connecting(uv_poll_t *poll, int status, int events)
{
	(void)status;
	(void)events;
	if (PQconnectPoll(conn) == PGRES_POLLING_OK)
		uv_poll_start(poll, UV_READABLE, on_ready);
}

static void count(uv_work_t *work)
{
	PGconn *other = PQconnectdb("dbname=a");

	PQclear(PQexec(other, "select count(*) from a"));
	work->data = PQgetResult(other);
	PQfinish(other);
}

static void on_counted(uv_work_t *work, int status)
{
	(void)status;
	PQclear(work->data);
}

int start(uv_poll_t *poll, uv_timer_t *timer)
{
	conn = PQconnectStart("host=/run/postgresql");
	if (!conn || uv_poll_start(poll, UV_WRITABLE, on_connecting))
		return -1;
	return uv_timer_start(timer, on_timer, 1000, 0) ||
	       uv_timer_start(timer + 1, on_look, 1000, 0) ||
	       uv_queue_work(timer->loop, &request, count, on_counted);
}
