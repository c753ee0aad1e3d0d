/* SPDX-License-Identifier: MIT */
#include <gio/gio.h>

struct service {
	GDBusConnection *bus;
	GTask *pending;
	gboolean ready;
};

void return_too_early(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = g_task_new(NULL, NULL, callback, data);

	if (!service->ready)
		return;
	g_task_return_boolean(task, TRUE);
	g_object_unref(task);
}

void unref_is_not_enough(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = g_task_new(NULL, NULL, callback, data);

	if (service->ready)
		g_task_return_boolean(task, TRUE);
	g_object_unref(task);
}

void one_case_forgotten(int what, GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	g_autoptr(GTask) task = g_task_new(NULL, NULL, callback, data);

	switch (what) {
	case 0:
		g_task_return_int(task, 0);
		break;
	case 1:
		g_task_return_pointer(task, NULL, NULL);
		break;
	default:
		break;
	}
}

void only_checked(GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = g_task_new(NULL, cancellable, callback, data);

	if (g_task_return_error_if_cancelled(task)) {
		g_object_unref(task);
		return;
	}
	g_object_unref(task);
}

void tag_and_forget(GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = g_task_new(NULL, NULL, callback, data);

	g_task_set_priority(task, G_PRIORITY_LOW);
	g_task_set_source_tag(task, tag_and_forget);
}

static GTask *task_for(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	return g_task_new(service->bus, NULL, callback, data);
}

void made_by_helper(struct service *service, GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = task_for(service, callback, data);

	if (service->pending) {
		g_object_unref(task);
		return;
	}
	service->pending = task;
}

void made_and_lost(GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	g_task_new(NULL, NULL, callback, data);
}

static void finish(GTask *task, gboolean how)
{
	if (how)
		g_task_return_boolean(task, how);
}

static gboolean is_low(GTask *task)
{
	return g_task_get_priority(task) > 0;
}

void only_looked_at(GAsyncReadyCallback callback, gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = g_task_new(NULL, NULL, callback, data);

	if (is_low(task))
		finish(task, TRUE);
}

void goto_out(struct service *service, const char *name, GAsyncReadyCallback callback,
              gpointer data)
{
	/* EXPECT: never-completed g_task_new error */
	GTask *task = g_task_new(NULL, NULL, callback, data);
	GVariant *value = NULL;

	if (!name)
		goto out;
	value = g_variant_new_string(name);
	g_task_return_pointer(task, g_variant_ref_sink(value), (GDestroyNotify)g_variant_unref);
	service->ready = TRUE;
out:
	g_object_unref(task);
}
