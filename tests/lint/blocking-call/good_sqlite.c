/* SPDX-License-Identifier: MIT */
/* A database in memory, one that belongs to a worker, and paths that SQLite's printf makes. */
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>
#include <uv.h>

static uv_work_t request;

static void on_memory(uv_timer_t *timer)
{
	sqlite3_stmt *statement, *wide, *two, *wide_two, *three, *wide_three;
	sqlite3_blob *blob;
	sqlite3 *db;
	char **table, byte = 0;

	if (sqlite3_open_v2("cache", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL))
		return;
	sqlite3_exec(db, "create table a (b)", NULL, NULL, NULL);
	sqlite3_prepare(db, "select 1", -1, &statement, NULL);
	sqlite3_step(statement);
	sqlite3_prepare16(db, timer->data, -1, &wide, NULL);
	sqlite3_step(wide);
	sqlite3_prepare_v2(db, "select 2", -1, &two, NULL);
	sqlite3_step(two);
	sqlite3_prepare16_v2(db, timer->data, -1, &wide_two, NULL);
	sqlite3_step(wide_two);
	sqlite3_prepare_v3(db, "select 3", -1, 0, &three, NULL);
	sqlite3_step(three);
	sqlite3_prepare16_v3(db, timer->data, -1, 0, &wide_three, NULL);
	sqlite3_step(wide_three);
	sqlite3_blob_open(db, "main", "a", "b", 1, 1, &blob);
	sqlite3_blob_read(blob, &byte, 1, 0);
	sqlite3_blob_write(blob, &byte, 1, 0);
	sqlite3_blob_reopen(blob, 2);
	sqlite3_wal_checkpoint(db, NULL);
	sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_FULL, NULL, NULL);
	sqlite3_get_table(db, "select 4", &table, NULL, NULL, NULL);
	sqlite3_free_table(table);
	sqlite3_db_cacheflush(db);
	sqlite3_free(sqlite3_serialize(db, "main", NULL, 0));
	if (byte)
		sqlite3_close(db);
	else
		sqlite3_close_v2(db);
}

static void on_image(uv_timer_t *timer)
{
	sqlite3 *db = timer->data;

	sqlite3_deserialize(db, "main", NULL, 0, 0, 0);
	sqlite3_exec(db, "select 1", NULL, NULL, NULL);
	sqlite3_sleep(0);
	if (sqlite3_mutex_try(sqlite3_db_mutex(db)) == SQLITE_OK)
		sqlite3_mutex_leave(sqlite3_db_mutex(db));
}

static void on_path(uv_timer_t *timer)
{
	char buffer[64], *path = sqlite3_mprintf("/proc/%d/stat", *(int *)timer->data);

	close(open(path, O_RDONLY));
	sqlite3_snprintf(sizeof(buffer), buffer, "/sys/class/net/%s/mtu", "lo");
	close(open(buffer, O_RDONLY));
	sqlite3_free(path);
}

static void store(uv_work_t *work)
{
	sqlite3 *db;

	if (sqlite3_open("a.db", &db) == SQLITE_OK)
		sqlite3_exec(db, work->data, NULL, NULL, NULL);
	sqlite3_close(db);
}

static void on_stored(uv_work_t *work, int status)
{
	work->data = status ? NULL : work->loop;
}

int start(uv_timer_t *timer)
{
	return uv_queue_work(timer->loop, &request, store, on_stored) ||
	       uv_timer_start(timer, on_memory, 1000, 0) ||
	       uv_timer_start(timer + 1, on_image, 1000, 0) ||
	       uv_timer_start(timer + 2, on_path, 1000, 0);
}
