/* SPDX-License-Identifier: MIT */
/* FLAGS: -Wno-deprecated-declarations */
/* All that waits for the disk, and functions that SQLite calls back. */
#include <sqlite3.h>
#include <unistd.h>
#include <uv.h>

static sqlite3 *db;

static int exec_slowly(void *arg, int columns, char **values, char **names)
{
	(void)arg;
	(void)columns;
	(void)values;
	(void)names;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static int be_busy(void *arg, int count)
{
	(void)arg;
	(void)count;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void run(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_start */
}

static void run_step(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_start */
}

static void run_final(sqlite3_context *context)
{
	(void)context;
	sleep(5); /* EXPECT: blocking-call sleep error root=on_start */
}

static void run_value(sqlite3_context *context)
{
	(void)context;
	sleep(6); /* EXPECT: blocking-call sleep error root=on_start */
}

static void run_inverse(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(7); /* EXPECT: blocking-call sleep error root=on_start */
}

static int compare(void *arg, int length1, const void *text1, int length2, const void *text2)
{
	(void)arg;
	(void)length1;
	(void)text1;
	(void)length2;
	(void)text2;
	sleep(8); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void need_collation(void *arg, sqlite3 *which, int encoding, const char *name)
{
	(void)arg;
	(void)which;
	(void)encoding;
	(void)name;
	sleep(9); /* EXPECT: blocking-call sleep error root=on_start */
}

static void need_collation16(void *arg, sqlite3 *which, int encoding, const void *name)
{
	(void)arg;
	(void)which;
	(void)encoding;
	(void)name;
	sleep(10); /* EXPECT: blocking-call sleep error root=on_start */
}

static int authorize(void *arg, int action, const char *a, const char *b, const char *c,
                     const char *d)
{
	(void)arg;
	(void)action;
	(void)a;
	(void)b;
	(void)c;
	(void)d;
	sleep(11); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void trace(void *arg, const char *text)
{
	(void)arg;
	(void)text;
	sleep(12); /* EXPECT: blocking-call sleep error root=on_start */
}

static int trace_more(unsigned kind, void *arg, void *statement, void *what)
{
	(void)kind;
	(void)arg;
	(void)statement;
	(void)what;
	sleep(13); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void profile(void *arg, const char *text, sqlite3_uint64 nanoseconds)
{
	(void)arg;
	(void)text;
	(void)nanoseconds;
	sleep(14); /* EXPECT: blocking-call sleep error root=on_start */
}

static int tell_progress(void *arg)
{
	(void)arg;
	sleep(15); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static int commit(void *arg)
{
	(void)arg;
	sleep(16); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void roll_back(void *arg)
{
	(void)arg;
	sleep(17); /* EXPECT: blocking-call sleep error root=on_start */
}

static void update(void *arg, int action, const char *database, const char *table,
                   sqlite3_int64 row)
{
	(void)arg;
	(void)action;
	(void)database;
	(void)table;
	(void)row;
	sleep(18); /* EXPECT: blocking-call sleep error root=on_start */
}

static int log_commit(void *arg, sqlite3 *which, const char *database, int pages)
{
	(void)arg;
	(void)which;
	(void)database;
	(void)pages;
	sleep(19); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void unlocked(void **args, int count)
{
	(void)args;
	(void)count;
	sleep(20); /* EXPECT: blocking-call sleep error root=on_start */
}

static void log_message(void *arg, int code, const char *message)
{
	(void)arg;
	(void)code;
	(void)message;
	sleep(21); /* EXPECT: blocking-call sleep error root=on_start */
}

static void load(void)
{
	sleep(22); /* EXPECT: blocking-call sleep error root=on_start */
}

static unsigned vacuum(void *arg, const char *schema, unsigned pages, unsigned unused,
                       unsigned size)
{
	(void)arg;
	(void)schema;
	(void)pages;
	(void)unused;
	(void)size;
	sleep(23); /* EXPECT: blocking-call sleep error root=on_start */
	return 0;
}

static void end(void *arg)
{
	(void)arg;
	sleep(24); /* EXPECT: blocking-call sleep error root=on_start */
}

static void on_start(uv_timer_t *timer)
{
	sqlite3_config(SQLITE_CONFIG_LOG, log_message, timer);
	sqlite3_auto_extension(load);
	/* EXPECT: blocking-call sqlite3_exec warning */
	sqlite3_exec(db, "select 1", exec_slowly, timer, NULL);
	sqlite3_busy_handler(db, be_busy, timer);
	sqlite3_create_function(db, "a", 1, SQLITE_UTF8, timer, run, run_step, run_final);
	sqlite3_create_window_function(db, "b", 1, SQLITE_UTF8, timer, NULL, NULL, run_value,
	                               run_inverse, end);
	sqlite3_create_collation(db, "c", SQLITE_UTF8, timer, compare);
	sqlite3_collation_needed(db, timer, need_collation);
	sqlite3_collation_needed16(db, timer, need_collation16);
	sqlite3_set_authorizer(db, authorize, timer);
	sqlite3_trace(db, trace, timer);
	sqlite3_trace_v2(db, SQLITE_TRACE_STMT, trace_more, timer);
	sqlite3_profile(db, profile, timer);
	sqlite3_progress_handler(db, 100, tell_progress, timer);
	sqlite3_commit_hook(db, commit, timer);
	sqlite3_rollback_hook(db, roll_back, timer);
	sqlite3_update_hook(db, update, timer);
	sqlite3_wal_hook(db, log_commit, timer);
	sqlite3_unlock_notify(db, unlocked, timer);
	sqlite3_autovacuum_pages(db, vacuum, timer, NULL);
}

static void on_timer(uv_timer_t *timer)
{
	sqlite3_stmt *statement = timer->data;
	sqlite3 *other;
	sqlite3_blob *blob;
	char **table, byte = 0;

	/* EXPECT: blocking-call sqlite3_open warning confidence=high */
	sqlite3_open("a.db", &other);
	/* EXPECT: blocking-call sqlite3_open16 warning */
	sqlite3_open16(timer->data, &other);
	/* EXPECT: blocking-call sqlite3_open_v2 warning says=thread */
	sqlite3_open_v2("a.db", &other, SQLITE_OPEN_READONLY, NULL);
	/* EXPECT: blocking-call sqlite3_step warning */
	sqlite3_step(statement);
	/* EXPECT: blocking-call sqlite3_get_table warning */
	sqlite3_get_table(db, "select 1", &table, NULL, NULL, NULL);
	/* EXPECT: blocking-call sqlite3_blob_open warning */
	sqlite3_blob_open(db, "main", "a", "b", 1, 1, &blob);
	/* EXPECT: blocking-call sqlite3_blob_reopen warning */
	sqlite3_blob_reopen(blob, 2);
	/* EXPECT: blocking-call sqlite3_blob_read warning */
	sqlite3_blob_read(blob, &byte, 1, 0);
	/* EXPECT: blocking-call sqlite3_blob_write warning */
	sqlite3_blob_write(blob, &byte, 1, 0);
	/* EXPECT: blocking-call sqlite3_backup_step warning */
	sqlite3_backup_step(timer->data, -1);
	/* EXPECT: blocking-call sqlite3_db_cacheflush warning */
	sqlite3_db_cacheflush(db);
	/* EXPECT: blocking-call sqlite3_serialize warning */
	sqlite3_free(sqlite3_serialize(db, "main", NULL, 0));
	/* EXPECT: blocking-call sqlite3_wal_checkpoint warning */
	sqlite3_wal_checkpoint(db, NULL);
	/* EXPECT: blocking-call sqlite3_wal_checkpoint_v2 warning */
	sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
	/* EXPECT: blocking-call sqlite3_load_extension warning */
	sqlite3_load_extension(db, "a.so", NULL, NULL);
	/* EXPECT: blocking-call sqlite3_mutex_enter note */
	sqlite3_mutex_enter(sqlite3_db_mutex(db));
	/* EXPECT: blocking-call sqlite3_sleep error says=50 */
	sqlite3_sleep(50);
	/* EXPECT: blocking-call sqlite3_close warning */
	sqlite3_close(other);
	/* EXPECT: blocking-call sqlite3_close_v2 warning */
	sqlite3_close_v2(db);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_start, 1000, 0) ||
	       uv_timer_start(timer + 1, on_timer, 1000, 0);
}
