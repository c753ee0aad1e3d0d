/* SPDX-License-Identifier: MIT */
/* More functions that SQLite calls back. */
#include <sqlite3.h>
#include <unistd.h>
#include <uv.h>

static void run16(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(1); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void step16(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(2); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void run2(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(3); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void step2(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(4); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void window_step(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)context;
	(void)count;
	(void)values;
	sleep(5); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void final16(sqlite3_context *context)
{
	(void)context;
	sleep(6); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void final2(sqlite3_context *context)
{
	(void)context;
	sleep(7); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void window_final(sqlite3_context *context)
{
	(void)context;
	sleep(8); /* EXPECT: blocking-call sleep error root=on_timer */
}

static int compare16(void *arg, int length1, const void *text1, int length2, const void *text2)
{
	(void)arg;
	(void)length1;
	(void)text1;
	(void)length2;
	(void)text2;
	sleep(9); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static int compare2(void *arg, int length1, const void *text1, int length2, const void *text2)
{
	(void)arg;
	(void)length1;
	(void)text1;
	(void)length2;
	(void)text2;
	sleep(10); /* EXPECT: blocking-call sleep error root=on_timer */
	return 0;
}

static void end_function(void *arg)
{
	(void)arg;
	sleep(11); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void end_collation(void *arg)
{
	(void)arg;
	sleep(12); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void end_module(void *arg)
{
	(void)arg;
	sleep(13); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void end_vacuum(void *arg)
{
	(void)arg;
	sleep(14); /* EXPECT: blocking-call sleep error root=on_timer */
}

static void on_timer(uv_timer_t *timer)
{
	sqlite3 *db = timer->data;

	sqlite3_create_function16(db, L"a", 1, SQLITE_UTF16, timer, run16, step16, final16);
	sqlite3_create_function_v2(db, "b", 1, SQLITE_UTF8, timer, run2, step2, final2,
	                           end_function);
	sqlite3_create_window_function(db, "c", 1, SQLITE_UTF8, timer, window_step, window_final,
	                               NULL, NULL, NULL);
	sqlite3_create_collation16(db, L"d", SQLITE_UTF16, timer, compare16);
	sqlite3_create_collation_v2(db, "e", SQLITE_UTF8, timer, compare2, end_collation);
	sqlite3_create_module_v2(db, "f", NULL, timer, end_module);
	sqlite3_autovacuum_pages(db, NULL, timer, end_vacuum);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
