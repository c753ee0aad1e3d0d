/* SPDX-License-Identifier: MIT */
#include <gio/gio.h>

struct service {
	GDBusConnection *bus;
	GTask *pending;
	GQueue *waiting;
	gboolean ready;
};

static void work(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	(void)cancellable;
	g_task_return_boolean(task, TRUE);
}

static void on_called(GObject *source, GAsyncResult *result, gpointer data)
{
	g_autoptr(GTask) task = data;

	(void)source;
	g_task_return_boolean(task, G_IS_ASYNC_RESULT(result));
}

void on_every_path(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, data);

	if (!service->ready) {
		g_task_return_new_error(task, G_IO_ERROR, G_IO_ERROR_BUSY, "busy");
		return;
	}
	g_task_return_boolean(task, TRUE);
}

void on_a_worker(GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(NULL, NULL, callback, data);

	g_task_run_in_thread(task, work);
	g_object_unref(task);
}

void as_data_of_a_call(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(NULL, NULL, callback, data);

	g_dbus_connection_call(service->bus, "a.b", "/", "a.b", "C", NULL, NULL,
	                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, task);
}

void with_a_reference(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, data);

	g_dbus_connection_call(service->bus, "a.b", "/", "a.b", "C", NULL, NULL,
	                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, g_object_ref(task));
}

void stolen(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, data);

	g_dbus_connection_call(service->bus, "a.b", "/", "a.b", "C", NULL, NULL,
	                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, on_called, g_steal_pointer(&task));
}

void kept(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	service->pending = g_task_new(NULL, NULL, callback, data);
}

void queued(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(NULL, NULL, callback, data);

	g_queue_push_tail(service->waiting, task);
}

GTask *handed_back(GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(NULL, NULL, callback, data);

	g_task_set_priority(task, G_PRIORITY_HIGH);
	return task;
}

void when_cancelled(GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
	g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, data);

	if (g_task_return_error_if_cancelled(task))
		return;
	g_task_return_boolean(task, TRUE);
}

void known_to_be_cancelled(GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
	g_autoptr(GTask) task = g_task_new(NULL, cancellable, callback, data);

	if (g_cancellable_is_cancelled(cancellable)) {
		g_task_return_error_if_cancelled(task);
		return;
	}
	g_task_return_boolean(task, TRUE);
}

static void finish(GTask *task, gboolean how)
{
	g_task_return_boolean(task, how);
	g_object_unref(task);
}

void by_helper(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(NULL, NULL, callback, data);

	finish(task, service->ready);
}

void behind_a_precondition(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	GTask *task = g_task_new(NULL, NULL, callback, data);

	g_return_if_fail(service->bus != NULL);
	finish(task, service->ready);
}
