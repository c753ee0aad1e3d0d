/* SPDX-License-Identifier: MIT */
/* What failed is seen. */
#include <libpq-fe.h>
#include <uv.h>

/* New in version 17. */
int PQsendClosePrepared(PGconn *conn, const char *stmt);
int PQsendClosePortal(PGconn *conn, const char *portal);

static int failures;

static void on_timer(uv_timer_t *timer)
{
	PGconn *conn = timer->data;
	const char *word = NULL;

	failures += !PQconnectStart("dbname=a");
	failures += !PQconnectStartParams(&word, &word, 0);
	failures += !PQsendQuery(conn, "select 1");
	failures += !PQsendQueryParams(conn, "select 1", 0, NULL, NULL, NULL, NULL, 0);
	failures += !PQsendPrepare(conn, "a", "select 1", 0, NULL);
	failures += !PQsendQueryPrepared(conn, "a", 0, NULL, NULL, NULL, 0);
	failures += !PQsendDescribePrepared(conn, "a");
	failures += !PQsendDescribePortal(conn, "a");
	failures += !PQsendClosePrepared(conn, "a");
	failures += !PQsendClosePortal(conn, "a");
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
