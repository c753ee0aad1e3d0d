/* SPDX-License-Identifier: MIT */
/* Made in another file, looked at there, and completed there on some of the ways. */
#include "backend.h"

void forgotten_when_not_urgent(GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = request_new(NULL, callback, data);

	if (request_is_urgent(task))
		request_end(task, TRUE);
	g_object_unref(task);
}

void forgotten_when_closed(const char *name, GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	g_autoptr(GTask) task = request_new(NULL, callback, data);

	if (memory.is_open(task))
		memory.load(task, name);
}

void only_asked(GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, data);

	memory.is_open(task);
}
