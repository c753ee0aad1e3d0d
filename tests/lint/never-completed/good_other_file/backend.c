/* SPDX-License-Identifier: MIT */
/* Helpers around a task: one makes it, some only look at it, and two complete it. */
#include "backend.h"

GTask *request_new(gpointer source, GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(source, NULL, callback, data);

	g_task_set_priority(task, G_PRIORITY_LOW);
	return task;
}

gboolean request_is_urgent(GTask *task)
{
	return g_task_get_priority(task) < 0;
}

void request_end(GTask *task, gboolean good)
{
	g_task_return_boolean(task, good);
}

static gboolean memory_is_open(GTask *task)
{
	return g_task_get_source_object(task) != NULL;
}

static void memory_load(GTask *task, const char *name)
{
	g_task_return_boolean(task, name[0] != '\0');
}

const struct backend memory = { .is_open = memory_is_open, .load = memory_load };
