/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What SQLite makes, given back on both ways. NO LOOP HERE */
#include <gio/gio.h>
#include <sqlite3.h>

static gboolean with_sqlite3_backup_init(GCancellable *cancellable, gsize n)
{
	sqlite3_backup *thing = sqlite3_backup_init(NULL, "a", NULL, "b");

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_backup_finish(thing);
		return FALSE;
	}
	sqlite3_backup_finish(thing);
	return n > 0;
}

static gboolean with_sqlite3_expanded_sql(GCancellable *cancellable, gsize n)
{
	char *thing = sqlite3_expanded_sql(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(thing);
		return FALSE;
	}
	sqlite3_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_malloc(GCancellable *cancellable, gsize n)
{
	char *thing = sqlite3_malloc(1);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(thing);
		return FALSE;
	}
	sqlite3_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_malloc64(GCancellable *cancellable, gsize n)
{
	char *thing = sqlite3_malloc64(1);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(thing);
		return FALSE;
	}
	sqlite3_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_mprintf(GCancellable *cancellable, gsize n)
{
	char *thing = sqlite3_mprintf("a");

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(thing);
		return FALSE;
	}
	sqlite3_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_mutex_alloc(GCancellable *cancellable, gsize n)
{
	sqlite3_mutex *thing = sqlite3_mutex_alloc(SQLITE_MUTEX_FAST);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_mutex_free(thing);
		return FALSE;
	}
	sqlite3_mutex_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_serialize(GCancellable *cancellable, gsize n)
{
	unsigned char *thing = sqlite3_serialize(NULL, "a", NULL, 0);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(thing);
		return FALSE;
	}
	sqlite3_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_str_new(GCancellable *cancellable, gsize n)
{
	sqlite3_str *thing = sqlite3_str_new(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(sqlite3_str_finish(thing));
		return FALSE;
	}
	sqlite3_free(sqlite3_str_finish(thing));
	return n > 0;
}

static gboolean with_sqlite3_str_finish(GCancellable *cancellable, gsize n)
{
	char *thing = sqlite3_str_finish(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_free(thing);
		return FALSE;
	}
	sqlite3_free(thing);
	return n > 0;
}

static gboolean with_sqlite3_value_dup(GCancellable *cancellable, gsize n)
{
	sqlite3_value *thing = sqlite3_value_dup(NULL);

	if (g_cancellable_is_cancelled(cancellable)) {
		sqlite3_value_free(thing);
		return FALSE;
	}
	sqlite3_value_free(thing);
	return n > 0;
}

int main(int argc, char **argv)
{
	GCancellable *cancellable = g_cancellable_new();

	(void)argv;
	with_sqlite3_backup_init(cancellable, argc);
	with_sqlite3_expanded_sql(cancellable, argc);
	with_sqlite3_malloc(cancellable, argc);
	with_sqlite3_malloc64(cancellable, argc);
	with_sqlite3_mprintf(cancellable, argc);
	with_sqlite3_mutex_alloc(cancellable, argc);
	with_sqlite3_serialize(cancellable, argc);
	with_sqlite3_str_new(cancellable, argc);
	with_sqlite3_str_finish(cancellable, argc);
	with_sqlite3_value_dup(cancellable, argc);
	g_object_unref(cancellable);
	return 0;
}
