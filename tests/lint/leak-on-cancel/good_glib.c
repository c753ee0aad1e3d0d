/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* Given back by an attribute, by the task, or before it is asked. */
/* NO LOOP HERE: workers are what this is about. */
#include <gio/gio.h>

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	g_autofree char *path = g_strdup_printf("%s/x", (const char *)data);
	char *name = g_strdup("x");
	char *kept = g_strdup("y");

	(void)source;
	g_task_set_task_data(task, kept, g_free);
	g_free(name);
	if (g_cancellable_is_cancelled(cancellable)) {
		g_task_return_error_if_cancelled(task);
		return;
	}
	g_task_return_boolean(task, path != NULL);
}

void start(GTask *task)
{
	g_task_run_in_thread(task, worker);
}
