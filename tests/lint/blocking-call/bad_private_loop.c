/* SPDX-License-Identifier: MIT */
/* Loops that are the program's: the default one, one that nobody knows, one of two. */
#include <gio/gio.h>
#include <unistd.h>

struct worker {
	GMainContext *context;
	GMainContext *given;
};

static gboolean on_default(gpointer data)
{
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error */
	return FALSE;
}

static gboolean on_given(gpointer data)
{
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error */
	return FALSE;
}

static gboolean on_either(gpointer data)
{
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error */
	return FALSE;
}

static gboolean on_nothing(gpointer data)
{
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error */
	return FALSE;
}

void start(struct worker *worker, GMainContext *given)
{
	GMainContext *own = g_main_context_new();
	GSource *source = g_idle_source_new();

	worker->context = own;
	worker->given = given ? given : own;
	g_source_set_callback(source, on_default, worker, NULL);
	g_source_attach(source, NULL);
	g_main_context_invoke(worker->given, on_given, worker);
	source = g_timeout_source_new(10);
	g_source_set_callback(source, on_nothing, worker, NULL);
}

void start_either(struct worker *worker)
{
	GSource *source = g_timeout_source_new(10);

	g_source_set_callback(source, on_either, worker, NULL);
	if (worker->context)
		g_source_attach(source, worker->context);
	else
		g_source_attach(source, NULL);
}

int main(void)
{
	struct worker worker = { NULL, NULL };

	start(&worker, NULL);
	start_either(&worker);
	g_main_loop_run(g_main_loop_new(NULL, FALSE));
	return 0;
}
