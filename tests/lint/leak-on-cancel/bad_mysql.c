/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What MariaDB's client makes, lost where the function asks whether it was cancelled. */
#include <gio/gio.h>
#include <mysql.h>

static gboolean with_mysql_init(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_init warning */
	MYSQL *thing = mysql_init(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_close(thing);
	return n > 0;
}

static gboolean with_mysql_stmt_init(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_stmt_init warning */
	MYSQL_STMT *thing = mysql_stmt_init(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_stmt_close(thing);
	return n > 0;
}

static gboolean with_mysql_store_result(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_store_result warning */
	MYSQL_RES *thing = mysql_store_result(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_use_result(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_use_result warning */
	MYSQL_RES *thing = mysql_use_result(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_list_dbs(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_list_dbs warning */
	MYSQL_RES *thing = mysql_list_dbs(NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_list_tables(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_list_tables warning */
	MYSQL_RES *thing = mysql_list_tables(NULL, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_list_fields(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_list_fields warning */
	MYSQL_RES *thing = mysql_list_fields(NULL, "a", NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_list_processes(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_list_processes warning */
	MYSQL_RES *thing = mysql_list_processes(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_stmt_param_metadata(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_stmt_param_metadata warning */
	MYSQL_RES *thing = mysql_stmt_param_metadata(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

static gboolean with_mysql_stmt_result_metadata(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel mysql_stmt_result_metadata warning */
	MYSQL_RES *thing = mysql_stmt_result_metadata(NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	mysql_free_result(thing);
	return n > 0;
}

int main(int argc, char **argv)
{
	GCancellable *cancellable = g_cancellable_new();

	(void)argv;
	with_mysql_init(cancellable, argc);
	with_mysql_stmt_init(cancellable, argc);
	with_mysql_store_result(cancellable, argc);
	with_mysql_use_result(cancellable, argc);
	with_mysql_list_dbs(cancellable, argc);
	with_mysql_list_tables(cancellable, argc);
	with_mysql_list_fields(cancellable, argc);
	with_mysql_list_processes(cancellable, argc);
	with_mysql_stmt_param_metadata(cancellable, argc);
	with_mysql_stmt_result_metadata(cancellable, argc);
	g_object_unref(cancellable);
	return 0;
}
