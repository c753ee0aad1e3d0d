/* SPDX-License-Identifier: MIT */
/* What is still to be waited for is counted. */
#include <mysql.h>
#include <uv.h>

static int waiting;

static void on_timer(uv_timer_t *timer)
{
	void *data = timer->data, *ret = timer->data;

	waiting += mysql_autocommit_start(ret, data, 0) != 0;
	waiting += mysql_autocommit_cont(ret, data, 0) != 0;
	waiting += mysql_change_user_start(ret, data, "a", "a", "a") != 0;
	waiting += mysql_change_user_cont(ret, data, 0) != 0;
	waiting += mysql_close_start(data) != 0;
	waiting += mysql_close_cont(data, 0) != 0;
	waiting += mysql_commit_start(ret, data) != 0;
	waiting += mysql_commit_cont(ret, data, 0) != 0;
	waiting += mysql_dump_debug_info_start(ret, data) != 0;
	waiting += mysql_dump_debug_info_cont(ret, data, 0) != 0;
	waiting += mysql_fetch_row_start(ret, data) != 0;
	waiting += mysql_fetch_row_cont(ret, data, 0) != 0;
	waiting += mysql_free_result_start(data) != 0;
	waiting += mysql_free_result_cont(data, 0) != 0;
	waiting += mysql_kill_start(ret, data, 0) != 0;
	waiting += mysql_kill_cont(ret, data, 0) != 0;
	waiting += mysql_list_fields_start(ret, data, "a", "a") != 0;
	waiting += mysql_list_fields_cont(ret, data, 0) != 0;
	waiting += mysql_next_result_start(ret, data) != 0;
	waiting += mysql_next_result_cont(ret, data, 0) != 0;
	waiting += mysql_ping_start(ret, data) != 0;
	waiting += mysql_ping_cont(ret, data, 0) != 0;
	waiting += mysql_query_start(ret, data, "a") != 0;
	waiting += mysql_query_cont(ret, data, 0) != 0;
	waiting += mysql_read_query_result_start(ret, data) != 0;
	waiting += mysql_read_query_result_cont(ret, data, 0) != 0;
	waiting += mysql_real_connect_start(ret, data, "a", "a", "a", "a", 0, "a", 0) != 0;
	waiting += mysql_real_connect_cont(ret, data, 0) != 0;
	waiting += mysql_real_query_start(ret, data, "a", 0) != 0;
	waiting += mysql_real_query_cont(ret, data, 0) != 0;
	waiting += mysql_refresh_start(ret, data, 0) != 0;
	waiting += mysql_refresh_cont(ret, data, 0) != 0;
	waiting += mysql_reset_connection_start(ret, data) != 0;
	waiting += mysql_reset_connection_cont(ret, data, 0) != 0;
	waiting += mysql_rollback_start(ret, data) != 0;
	waiting += mysql_rollback_cont(ret, data, 0) != 0;
	waiting += mysql_select_db_start(ret, data, "a") != 0;
	waiting += mysql_select_db_cont(ret, data, 0) != 0;
	waiting += mysql_send_query_start(ret, data, "a", 0) != 0;
	waiting += mysql_send_query_cont(ret, data, 0) != 0;
	waiting += mysql_set_character_set_start(ret, data, "a") != 0;
	waiting += mysql_set_character_set_cont(ret, data, 0) != 0;
	waiting += mysql_set_server_option_start(ret, data, 0) != 0;
	waiting += mysql_set_server_option_cont(ret, data, 0) != 0;
	waiting += mysql_shutdown_start(ret, data, 0) != 0;
	waiting += mysql_shutdown_cont(ret, data, 0) != 0;
	waiting += mysql_stat_start(ret, data) != 0;
	waiting += mysql_stat_cont(ret, data, 0) != 0;
	waiting += mysql_store_result_start(ret, data) != 0;
	waiting += mysql_store_result_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_close_start(ret, data) != 0;
	waiting += mysql_stmt_close_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_execute_start(ret, data) != 0;
	waiting += mysql_stmt_execute_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_fetch_start(ret, data) != 0;
	waiting += mysql_stmt_fetch_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_free_result_start(ret, data) != 0;
	waiting += mysql_stmt_free_result_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_next_result_start(ret, data) != 0;
	waiting += mysql_stmt_next_result_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_prepare_start(ret, data, "a", 0) != 0;
	waiting += mysql_stmt_prepare_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_reset_start(ret, data) != 0;
	waiting += mysql_stmt_reset_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_send_long_data_start(ret, data, 0, "a", 0) != 0;
	waiting += mysql_stmt_send_long_data_cont(ret, data, 0) != 0;
	waiting += mysql_stmt_store_result_start(ret, data) != 0;
	waiting += mysql_stmt_store_result_cont(ret, data, 0) != 0;
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
