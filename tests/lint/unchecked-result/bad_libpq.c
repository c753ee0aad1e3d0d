/* SPDX-License-Identifier: MIT */
/* Nobody will see that these have failed. */
#include <libpq-fe.h>
#include <uv.h>

/* New in version 17. */
int PQsendClosePrepared(PGconn *conn, const char *stmt);
int PQsendClosePortal(PGconn *conn, const char *portal);

static void on_timer(uv_timer_t *timer)
{
	PGconn *conn = timer->data;
	const char *word = NULL;

	/* EXPECT: unchecked-result PQconnectStart warning */
	PQconnectStart("dbname=a");
	/* EXPECT: unchecked-result PQconnectStartParams warning */
	PQconnectStartParams(&word, &word, 0);
	/* EXPECT: unchecked-result PQsendQuery warning */
	PQsendQuery(conn, "select 1");
	/* EXPECT: unchecked-result PQsendQueryParams warning */
	PQsendQueryParams(conn, "select 1", 0, NULL, NULL, NULL, NULL, 0);
	/* EXPECT: unchecked-result PQsendPrepare warning */
	PQsendPrepare(conn, "a", "select 1", 0, NULL);
	/* EXPECT: unchecked-result PQsendQueryPrepared warning */
	PQsendQueryPrepared(conn, "a", 0, NULL, NULL, NULL, 0);
	/* EXPECT: unchecked-result PQsendDescribePrepared warning */
	PQsendDescribePrepared(conn, "a");
	/* EXPECT: unchecked-result PQsendDescribePortal warning */
	PQsendDescribePortal(conn, "a");
	/* EXPECT: unchecked-result PQsendClosePrepared warning */
	PQsendClosePrepared(conn, "a");
	/* EXPECT: unchecked-result PQsendClosePortal warning */
	PQsendClosePortal(conn, "a");
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
