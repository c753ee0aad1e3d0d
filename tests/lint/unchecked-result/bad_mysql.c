/* SPDX-License-Identifier: MIT */
/* Nobody will know when these have ended. */
#include <mysql.h>
#include <uv.h>

static void on_timer(uv_timer_t *timer)
{
	void *data = timer->data, *ret = timer->data;

	/* EXPECT: unchecked-result mysql_autocommit_start warning */
	mysql_autocommit_start(ret, data, 0);
	/* EXPECT: unchecked-result mysql_autocommit_cont warning */
	mysql_autocommit_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_change_user_start warning */
	mysql_change_user_start(ret, data, "a", "a", "a");
	/* EXPECT: unchecked-result mysql_change_user_cont warning */
	mysql_change_user_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_close_start warning */
	mysql_close_start(data);
	/* EXPECT: unchecked-result mysql_close_cont warning */
	mysql_close_cont(data, 0);
	/* EXPECT: unchecked-result mysql_commit_start warning */
	mysql_commit_start(ret, data);
	/* EXPECT: unchecked-result mysql_commit_cont warning */
	mysql_commit_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_dump_debug_info_start warning */
	mysql_dump_debug_info_start(ret, data);
	/* EXPECT: unchecked-result mysql_dump_debug_info_cont warning */
	mysql_dump_debug_info_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_fetch_row_start warning */
	mysql_fetch_row_start(ret, data);
	/* EXPECT: unchecked-result mysql_fetch_row_cont warning */
	mysql_fetch_row_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_free_result_start warning */
	mysql_free_result_start(data);
	/* EXPECT: unchecked-result mysql_free_result_cont warning */
	mysql_free_result_cont(data, 0);
	/* EXPECT: unchecked-result mysql_kill_start warning */
	mysql_kill_start(ret, data, 0);
	/* EXPECT: unchecked-result mysql_kill_cont warning */
	mysql_kill_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_list_fields_start warning */
	mysql_list_fields_start(ret, data, "a", "a");
	/* EXPECT: unchecked-result mysql_list_fields_cont warning */
	mysql_list_fields_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_next_result_start warning */
	mysql_next_result_start(ret, data);
	/* EXPECT: unchecked-result mysql_next_result_cont warning */
	mysql_next_result_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_ping_start warning */
	mysql_ping_start(ret, data);
	/* EXPECT: unchecked-result mysql_ping_cont warning */
	mysql_ping_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_query_start warning */
	mysql_query_start(ret, data, "a");
	/* EXPECT: unchecked-result mysql_query_cont warning */
	mysql_query_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_read_query_result_start warning */
	mysql_read_query_result_start(ret, data);
	/* EXPECT: unchecked-result mysql_read_query_result_cont warning */
	mysql_read_query_result_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_real_connect_start warning */
	mysql_real_connect_start(ret, data, "a", "a", "a", "a", 0, "a", 0);
	/* EXPECT: unchecked-result mysql_real_connect_cont warning */
	mysql_real_connect_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_real_query_start warning */
	mysql_real_query_start(ret, data, "a", 0);
	/* EXPECT: unchecked-result mysql_real_query_cont warning */
	mysql_real_query_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_refresh_start warning */
	mysql_refresh_start(ret, data, 0);
	/* EXPECT: unchecked-result mysql_refresh_cont warning */
	mysql_refresh_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_reset_connection_start warning */
	mysql_reset_connection_start(ret, data);
	/* EXPECT: unchecked-result mysql_reset_connection_cont warning */
	mysql_reset_connection_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_rollback_start warning */
	mysql_rollback_start(ret, data);
	/* EXPECT: unchecked-result mysql_rollback_cont warning */
	mysql_rollback_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_select_db_start warning */
	mysql_select_db_start(ret, data, "a");
	/* EXPECT: unchecked-result mysql_select_db_cont warning */
	mysql_select_db_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_send_query_start warning */
	mysql_send_query_start(ret, data, "a", 0);
	/* EXPECT: unchecked-result mysql_send_query_cont warning */
	mysql_send_query_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_set_character_set_start warning */
	mysql_set_character_set_start(ret, data, "a");
	/* EXPECT: unchecked-result mysql_set_character_set_cont warning */
	mysql_set_character_set_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_set_server_option_start warning */
	mysql_set_server_option_start(ret, data, 0);
	/* EXPECT: unchecked-result mysql_set_server_option_cont warning */
	mysql_set_server_option_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_shutdown_start warning */
	mysql_shutdown_start(ret, data, 0);
	/* EXPECT: unchecked-result mysql_shutdown_cont warning */
	mysql_shutdown_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stat_start warning */
	mysql_stat_start(ret, data);
	/* EXPECT: unchecked-result mysql_stat_cont warning */
	mysql_stat_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_store_result_start warning */
	mysql_store_result_start(ret, data);
	/* EXPECT: unchecked-result mysql_store_result_cont warning */
	mysql_store_result_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_close_start warning */
	mysql_stmt_close_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_close_cont warning */
	mysql_stmt_close_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_execute_start warning */
	mysql_stmt_execute_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_execute_cont warning */
	mysql_stmt_execute_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_fetch_start warning */
	mysql_stmt_fetch_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_fetch_cont warning */
	mysql_stmt_fetch_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_free_result_start warning */
	mysql_stmt_free_result_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_free_result_cont warning */
	mysql_stmt_free_result_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_next_result_start warning */
	mysql_stmt_next_result_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_next_result_cont warning */
	mysql_stmt_next_result_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_prepare_start warning */
	mysql_stmt_prepare_start(ret, data, "a", 0);
	/* EXPECT: unchecked-result mysql_stmt_prepare_cont warning */
	mysql_stmt_prepare_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_reset_start warning */
	mysql_stmt_reset_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_reset_cont warning */
	mysql_stmt_reset_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_send_long_data_start warning */
	mysql_stmt_send_long_data_start(ret, data, 0, "a", 0);
	/* EXPECT: unchecked-result mysql_stmt_send_long_data_cont warning */
	mysql_stmt_send_long_data_cont(ret, data, 0);
	/* EXPECT: unchecked-result mysql_stmt_store_result_start warning */
	mysql_stmt_store_result_start(ret, data);
	/* EXPECT: unchecked-result mysql_stmt_store_result_cont warning */
	mysql_stmt_store_result_cont(ret, data, 0);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
