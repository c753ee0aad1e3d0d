/* SPDX-License-Identifier: MIT */
/* All that waits for the server. */
#include <mysql.h>
#include <unistd.h>
#include <uv.h>

static size_t count;

/* MySQL's own. */
MYSQL *mysql_real_connect_dns_srv(MYSQL *mysql, const char *name, const char *user,
                                  const char *password, const char *db, unsigned long flags);
int mysql_binlog_open(MYSQL *mysql, void *log);
int mysql_binlog_fetch(MYSQL *mysql, void *log);

static int open_slowly(void **file, const char *name, void *data)
{
	(void)file;
	(void)name;
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_statement */
	return 0;
}

static int read_slowly(void *file, char *buffer, unsigned int size)
{
	(void)file;
	(void)buffer;
	(void)size;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_statement */
	return 0;
}

static void end_slowly(void *file)
{
	(void)file;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_statement */
}

static int fail_slowly(void *file, char *text, unsigned int size)
{
	(void)file;
	(void)text;
	(void)size;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_statement */
	return 0;
}

static void on_timer(uv_timer_t *timer)
{
	MYSQL *mysql = timer->data;
	MYSQL_RES *all, *some;

	/* EXPECT: blocking-call mysql_real_connect error confidence=high */
	mysql_real_connect(mysql, "localhost", "a", "b", "c", 0, NULL, 0);
	/* EXPECT: blocking-call mysql_real_connect_dns_srv error */
	mysql_real_connect_dns_srv(mysql, "a", "b", "c", "d", 0);
	/* EXPECT: blocking-call mariadb_reconnect error */
	mariadb_reconnect(mysql);
	/* EXPECT: blocking-call mysql_query error confidence=high */
	mysql_query(mysql, "select 1");
	/* EXPECT: blocking-call mysql_real_query error */
	mysql_real_query(mysql, "select 1", 8);
	/* EXPECT: blocking-call mysql_send_query note */
	mysql_send_query(mysql, "select 1", 8);
	/* EXPECT: blocking-call mysql_read_query_result error */
	mysql_read_query_result(mysql);
	/* EXPECT: blocking-call mysql_next_result error */
	mysql_next_result(mysql);
	/* EXPECT: blocking-call mysql_autocommit error */
	mysql_autocommit(mysql, 1);
	/* EXPECT: blocking-call mysql_commit error */
	mysql_commit(mysql);
	/* EXPECT: blocking-call mysql_rollback error */
	mysql_rollback(mysql);
	/* EXPECT: blocking-call mysql_change_user error */
	mysql_change_user(mysql, "a", "b", "c");
	/* EXPECT: blocking-call mysql_select_db error */
	mysql_select_db(mysql, "a");
	/* EXPECT: blocking-call mysql_ping error */
	mysql_ping(mysql);
	/* EXPECT: blocking-call mysql_stat error */
	mysql_stat(mysql);
	/* EXPECT: blocking-call mysql_kill error */
	mysql_kill(mysql, 1);
	/* EXPECT: blocking-call mysql_refresh error */
	mysql_refresh(mysql, 0);
	/* EXPECT: blocking-call mysql_dump_debug_info error */
	mysql_dump_debug_info(mysql);
	/* EXPECT: blocking-call mysql_reset_connection error */
	mysql_reset_connection(mysql);
	/* EXPECT: blocking-call mysql_set_character_set error */
	mysql_set_character_set(mysql, "utf8mb4");
	/* EXPECT: blocking-call mysql_set_server_option error */
	mysql_set_server_option(mysql, MYSQL_OPTION_MULTI_STATEMENTS_ON);
	/* EXPECT: blocking-call mysql_list_dbs error */
	mysql_free_result(mysql_list_dbs(mysql, NULL));
	/* EXPECT: blocking-call mysql_list_tables error */
	mysql_free_result(mysql_list_tables(mysql, NULL));
	/* EXPECT: blocking-call mysql_list_fields error */
	mysql_free_result(mysql_list_fields(mysql, "a", NULL));
	/* EXPECT: blocking-call mysql_list_processes error */
	mysql_free_result(mysql_list_processes(mysql));
	/* EXPECT: blocking-call mysql_binlog_open error */
	mysql_binlog_open(mysql, NULL);
	/* EXPECT: blocking-call mysql_binlog_fetch error */
	mysql_binlog_fetch(mysql, NULL);
	/* EXPECT: blocking-call mysql_store_result error */
	all = mysql_store_result(mysql);
	count += mysql_fetch_row(all) != NULL;
	mysql_free_result(all);
	some = mysql_use_result(mysql);
	/* EXPECT: blocking-call mysql_fetch_row error */
	count += mysql_fetch_row(some) != NULL;
	/* EXPECT: blocking-call mysql_free_result error */
	mysql_free_result(some);
	/* EXPECT: blocking-call mysql_shutdown error */
	mysql_shutdown(mysql, SHUTDOWN_DEFAULT);
}

static void on_statement(uv_timer_t *timer)
{
	MYSQL_STMT *statement = timer->data;

	mysql_set_local_infile_handler(timer->data, open_slowly, read_slowly, end_slowly,
	                               fail_slowly, timer);
	/* EXPECT: blocking-call mysql_stmt_prepare error */
	mysql_stmt_prepare(statement, "select ?", 8);
	/* EXPECT: blocking-call mysql_stmt_send_long_data note */
	mysql_stmt_send_long_data(statement, 0, "a", 1);
	/* EXPECT: blocking-call mysql_stmt_execute error */
	mysql_stmt_execute(statement);
	/* EXPECT: blocking-call mysql_stmt_fetch error */
	mysql_stmt_fetch(statement);
	/* EXPECT: blocking-call mysql_stmt_free_result error */
	mysql_stmt_free_result(statement);
	mysql_stmt_free_result(statement);
	/* EXPECT: blocking-call mariadb_stmt_execute_direct error */
	mariadb_stmt_execute_direct(statement, "select 1", 8);
	/* EXPECT: blocking-call mysql_stmt_fetch error */
	mysql_stmt_fetch(statement);
	/* EXPECT: blocking-call mysql_stmt_store_result error */
	mysql_stmt_store_result(statement);
	mysql_stmt_fetch(statement);
	mysql_stmt_free_result(statement);
	/* EXPECT: blocking-call mysql_stmt_next_result error */
	mysql_stmt_next_result(statement);
	/* EXPECT: blocking-call mysql_stmt_fetch error */
	mysql_stmt_fetch(statement);
	/* EXPECT: blocking-call mysql_stmt_reset error */
	mysql_stmt_reset(statement);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0) ||
	       uv_timer_start(timer + 1, on_statement, 1000, 0);
}
