/* SPDX-License-Identifier: MIT */
/* A program that made its event loop itself, and runs no other. */
#include <gio/gio.h>
#include <unistd.h>

static gboolean on_idle(gpointer data)
{
	(void)data;
	sleep(1); /* EXPECT: blocking-call sleep error */
	return FALSE;
}

int main(void)
{
	GMainContext *context = g_main_context_new();
	GMainLoop *loop = g_main_loop_new(context, FALSE);
	GSource *source = g_idle_source_new();

	g_source_set_callback(source, on_idle, NULL, NULL);
	g_source_attach(source, context);
	g_main_loop_run(loop);
	return 0;
}
