/* SPDX-License-Identifier: MIT */
/* ONLY: yield-under-lock */
/* The mutex is given up before the coroutine waits. */
#include <sqlite3.h>
#include <st.h>

static void *change(void *arg)
{
	sqlite3 *db = arg;
	sqlite3_mutex *mutex = sqlite3_db_mutex(db);

	sqlite3_mutex_enter(mutex);
	sqlite3_errcode(db);
	sqlite3_mutex_leave(mutex);
	st_usleep(1000);
	return NULL;
}

static void *try(void *arg)
{
	sqlite3_mutex *mutex = sqlite3_db_mutex(arg);

	if (sqlite3_mutex_try(mutex) != SQLITE_OK)
		return NULL;
	sqlite3_mutex_leave(mutex);
	st_usleep(1000);
	return NULL;
}

int start(sqlite3 *db)
{
	return st_thread_create(change, db, 0, 0) && st_thread_create(try, db, 0, 0);
}
