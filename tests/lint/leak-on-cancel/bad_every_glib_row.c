/* SPDX-License-Identifier: MIT */
/* ONLY: leak-on-cancel */
/* What GLib makes, lost where the function asks whether it was cancelled. */
#include <gio/gio.h>

static gboolean with_g_malloc(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_malloc warning */
	gpointer thing = g_malloc(1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_malloc0(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_malloc0 warning */
	gpointer thing = g_malloc0(1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_malloc_n(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_malloc_n warning */
	gpointer thing = g_malloc_n(n, 1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_malloc0_n(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_malloc0_n warning */
	gpointer thing = g_malloc0_n(n, 1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_try_malloc(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_try_malloc warning */
	gpointer thing = g_try_malloc(1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_strdup(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_strdup warning */
	gpointer thing = g_strdup("x");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_strndup(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_strndup warning */
	gpointer thing = g_strndup("x", 1);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_free(thing);
	return n > 0;
}

static gboolean with_g_object_new(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_object_new warning */
	gpointer thing = g_object_new(G_TYPE_OBJECT, NULL);

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_object_unref(thing);
	return n > 0;
}

static gboolean with_g_file_new_for_uri(GCancellable *cancellable, gsize n)
{
	/* EXPECT: leak-on-cancel g_file_new_for_uri warning */
	gpointer thing = g_file_new_for_uri("x");

	if (g_cancellable_is_cancelled(cancellable))
		return FALSE;
	g_object_unref(thing);
	return n > 0;
}

static void worker(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
	(void)source;
	(void)data;
	with_g_malloc(cancellable, 1);
	with_g_malloc0(cancellable, 1);
	with_g_malloc_n(cancellable, 1);
	with_g_malloc0_n(cancellable, 1);
	with_g_try_malloc(cancellable, 1);
	with_g_strdup(cancellable, 1);
	with_g_strndup(cancellable, 1);
	with_g_object_new(cancellable, 1);
	with_g_file_new_for_uri(cancellable, 1);
	g_task_return_boolean(task, TRUE);
}

void start(GTask *task)
{
	g_task_run_in_thread(task, worker);
}
