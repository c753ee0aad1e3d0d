/* SPDX-License-Identifier: MIT */
/* What MariaDB begins and the loop goes on with; rows that have come already; a worker that waits.
 */
#include <mysql.h>
#include <uv.h>

struct query {
	uv_poll_t poll;
	MYSQL *mysql;
	MYSQL_RES *rows;
	int error;
};

static uv_work_t request;
static size_t count;

static void take_rows(MYSQL_RES *rows)
{
	while (mysql_fetch_row(rows))
		count++;
	mysql_free_result(rows);
}

static void on_stored(uv_poll_t *poll, int status, int events)
{
	struct query *query = poll->data;

	if (mysql_store_result_cont(&query->rows, query->mysql,
	                            status < 0 ? MYSQL_WAIT_TIMEOUT : events))
		return;
	uv_poll_stop(poll);
	take_rows(query->rows);
}

static void on_queried(uv_poll_t *poll, int status, int events)
{
	struct query *query = poll->data;

	(void)events;
	if (mysql_query_cont(&query->error, query->mysql,
	                     status < 0 ? MYSQL_WAIT_TIMEOUT : MYSQL_WAIT_READ))
		return;
	if (mysql_store_result_start(&query->rows, query->mysql))
		uv_poll_start(poll, UV_READABLE, on_stored);
}

static void on_timer(uv_timer_t *timer)
{
	struct query *query = timer->data;

	if (uv_poll_init(timer->loop, &query->poll, mysql_get_socket(query->mysql)))
		return;
	query->poll.data = query;
	if (mysql_query_start(&query->error, query->mysql, "select 1"))
		uv_poll_start(&query->poll, UV_READABLE, on_queried);
}

static void ask(uv_work_t *work)
{
	MYSQL *mysql = mysql_init(NULL);
	MYSQL_STMT *statement = mysql_stmt_init(mysql);

	mysql_real_connect(mysql, "localhost", "a", "b", "c", 0, NULL, 0);
	mysql_query(mysql, work->data);
	take_rows(mysql_use_result(mysql));
	mysql_stmt_execute(statement);
	mysql_stmt_fetch(statement);
	mysql_stmt_close(statement);
	mysql_close(mysql);
}

static void on_asked(uv_work_t *work, int status)
{
	work->data = status ? NULL : work->loop;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0) ||
	       uv_queue_work(timer->loop, &request, ask, on_asked);
}
