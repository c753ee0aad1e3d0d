/* SPDX-License-Identifier: MIT */
/* A worker that asks whether it was cancelled, and what it does with the answer. */
#include <gio/gio.h>

static void load_piece(void);

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	for (;;) {
		/* EXPECT: swallowed-cancellation g_cancellable_is_cancelled warning root=worker */
		if (g_cancellable_is_cancelled(cancellable)) {
			g_debug("cancelled");
			continue;
		}
		load_piece();
	}
	g_task_return_boolean(task, TRUE);
}

static void quiet(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	if (g_cancellable_is_cancelled(cancellable)) {
		/* EXPECT: swallowed-cancellation g_task_return_boolean warning root=quiet */
		g_task_return_boolean(task, TRUE);
		return;
	}
	load_piece();
	g_task_return_boolean(task, TRUE);
}

static void finish(GTask *task, gboolean good)
{
	g_task_return_boolean(task, good);
	g_object_unref(task);
}

static void on_opened(GObject *source, GAsyncResult *result, gpointer data)
{
	GError *error = NULL;
	GFileInputStream *in = g_file_read_finish(G_FILE(source), result, &error);

	if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
		g_error_free(error);
		/* EXPECT: swallowed-cancellation finish warning root=on_opened */
		finish(data, TRUE);
		return;
	}
	g_task_return_pointer(data, in, g_object_unref);
	g_object_unref(data);
}

static void on_read(GObject *source, GAsyncResult *result, gpointer data)
{
	GError *error = NULL;
	GBytes *bytes = g_input_stream_read_bytes_finish(G_INPUT_STREAM(source), result, &error);

	if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
		g_task_return_pointer(data, bytes, NULL);
		return;
	}
	/* EXPECT: swallowed-cancellation g_task_return_pointer warning root=on_read */
	g_task_return_pointer(data, (gpointer) "", NULL);
}

static void step(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	if (g_cancellable_set_error_if_cancelled(cancellable, NULL))
		/* EXPECT: swallowed-cancellation g_task_return_boolean warning root=step */
		g_task_return_boolean(task, TRUE);
	else
		g_task_return_boolean(task, FALSE);
}

static void load_piece(void)
{
	g_usleep(10);
}

void start(GFile *file, GInputStream *in, GTask *task, GTask *other, GTask *third)
{
	g_task_run_in_thread(third, step);
	g_input_stream_read_bytes_async(in, 10, 0, NULL, on_read, third);
	g_task_run_in_thread(task, worker);
	g_task_run_in_thread(other, quiet);
	g_file_read_async(file, 0, NULL, on_opened, third);
}
