/* SPDX-License-Identifier: MIT */
/* A library's function that packs know writes through the pointers it is given: there may be an
 * error after it, and a length. */
#include <gio/gio.h>
#include <unistd.h>

static gboolean on_timer(gpointer data)
{
	GError *error = NULL;
	gsize count = 0;
	char text[4];

	/* EXPECT: blocking-call g_input_stream_read_all error */
	g_input_stream_read_all(data, text, sizeof(text), &count, NULL, &error);
	if (error)
		sleep(1); /* EXPECT: blocking-call sleep error */
	if (count)
		sleep(2); /* EXPECT: blocking-call sleep error */
	return TRUE;
}

void start(GInputStream *stream)
{
	g_timeout_add(1000, on_timer, stream);
}
