/* SPDX-License-Identifier: MIT */
/* Asked whether it was cancelled, and left with what it had made. */
/* ONLY: leak-on-cancel */
#include <gio/gio.h>

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	/* EXPECT: leak-on-cancel g_strdup_printf warning steps=5 */
	char *path = g_strdup_printf("%s/x", (const char *)data);

	(void)source;
	if (g_task_return_error_if_cancelled(task))
		return;
	if (g_cancellable_is_cancelled(cancellable))
		return;
	g_free(path);
	g_task_return_boolean(task, TRUE);
}

static gboolean copy(const char *name, GCancellable *cancellable, GError **error)
{
	/* EXPECT: leak-on-cancel g_file_new_for_path warning */
	GFile *file = g_file_new_for_path(name);
	/* EXPECT: leak-on-cancel g_malloc warning */
	char *buf = g_malloc(512);

	if (g_cancellable_set_error_if_cancelled(cancellable, error))
		return FALSE;
	g_free(buf);
	g_object_unref(file);
	return TRUE;
}

static void other(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	g_task_return_boolean(task, copy(data, cancellable, NULL));
}

void start(GTask *task, GTask *second)
{
	g_task_run_in_thread(task, worker);
	g_task_run_in_thread(second, other);
}
