/* SPDX-License-Identifier: MIT */
/* Workers and callbacks that hand the cancellation on, or tell another error from it. */
#include <gio/gio.h>

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	while (!g_cancellable_is_cancelled(cancellable))
		g_usleep(10);
	if (g_task_return_error_if_cancelled(task))
		return;
	g_task_return_boolean(task, TRUE);
}

static void failure(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	if (g_cancellable_is_cancelled(cancellable)) {
		g_task_return_boolean(task, FALSE);
		return;
	}
	g_task_return_boolean(task, TRUE);
}

static void on_opened(GObject *source, GAsyncResult *result, gpointer data)
{
	GError *error = NULL;
	GFileInputStream *in = g_file_read_finish(G_FILE(source), result, &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
		g_task_return_error(data, error);
	else
		g_task_return_pointer(data, in, g_object_unref);
	g_object_unref(data);
}

/* 19 of another domain is another error. */
static void on_closed(GObject *source, GAsyncResult *result, gpointer data)
{
	GError *error = NULL;

	g_input_stream_close_finish(G_INPUT_STREAM(source), result, &error);
	if (g_error_matches(error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED))
		g_task_return_boolean(data, TRUE);
	else
		g_task_return_error(data, error);
	g_object_unref(data);
}

/* Far away, and through a table that is filled at run time: somebody else's task. */
struct queue {
	void (*next)(GTask *task);
};

static void next(GTask *task)
{
	g_task_return_boolean(task, TRUE);
}

void fill(struct queue *queue)
{
	queue->next = next;
}

static void queued(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	struct queue *queue = data;

	(void)source;
	if (g_cancellable_is_cancelled(cancellable))
		queue->next(task);
	g_task_return_boolean(task, FALSE);
}

void start(GFile *file, GTask *task, GTask *other, GTask *third, GInputStream *in)
{
	g_task_run_in_thread(third, queued);
	g_task_run_in_thread(task, worker);
	g_task_run_in_thread(other, failure);
	g_file_read_async(file, 0, NULL, on_opened, third);
	g_input_stream_close_async(in, 0, NULL, on_closed, task);
}
