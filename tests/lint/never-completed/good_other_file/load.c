/* SPDX-License-Identifier: MIT */
/* Completed on every way: by a function of another file, by one of its table, or by whoever finds
 * the task where a pointer says that it is to be kept.
 */
#include "backend.h"

void by_function(GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = request_new(NULL, callback, data);

	request_end(task, request_is_urgent(task));
	g_object_unref(task);
}

void by_table(const char *name, GAsyncReadyCallback callback, gpointer data)
{
	g_autoptr(GTask) task = request_new(NULL, callback, data);

	if (memory.is_open(task))
		memory.load(task, name);
	else
		g_task_return_new_error(task, G_IO_ERROR, G_IO_ERROR_CLOSED, "closed");
}

void where_it_is_wanted(GTask **slot, GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = request_new(NULL, callback, data);

	*slot = task;
}
