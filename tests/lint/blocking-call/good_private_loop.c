/* SPDX-License-Identifier: MIT */
/* A loop that was made for one call, and one of a thread: neither is the program's. */
#include <gio/gio.h>
#include <unistd.h>

struct worker {
	GMainContext *context;
	GMainLoop *loop;
};

static gboolean on_private(gpointer data)
{
	sleep(1);
	g_main_loop_quit(data);
	return FALSE;
}

static gboolean on_thread(gpointer data)
{
	(void)data;
	sleep(1);
	return FALSE;
}

static gpointer run_thread(gpointer data)
{
	struct worker *worker = data;

	g_main_loop_run(worker->loop);
	g_clear_pointer(&worker->context, g_main_context_unref);
	return NULL;
}

static void call_sync(void)
{
	GMainContext *context = g_main_context_new();
	GMainLoop *loop = g_main_loop_new(context, FALSE);
	GSource *source = g_idle_source_new();

	g_source_set_callback(source, on_private, loop, NULL);
	g_source_attach(source, context);
	g_main_loop_run(loop);
}

static gpointer run_sync(gpointer data)
{
	call_sync();
	return data;
}

static gboolean on_timer(gpointer data)
{
	struct worker *worker = data;

	g_main_context_invoke(worker->context, on_thread, worker);
	return TRUE;
}

int main(void)
{
	struct worker worker;

	worker.context = g_main_context_new();
	worker.loop = g_main_loop_new(worker.context, FALSE);
	g_thread_unref(g_thread_new("worker", run_thread, &worker));
	g_thread_unref(g_thread_new("sync", run_sync, NULL));
	g_timeout_add(1000, on_timer, &worker);
	g_main_loop_run(g_main_loop_new(NULL, FALSE));
	return 0;
}
