/* SPDX-License-Identifier: MIT */
/* How long a stream waits depends on what it was made of: a file waits for its disk, whatever
 * nobody knows may wait for the other end. */
#include <gio/gio.h>
#include <gio/gunixinputstream.h>

struct image {
	GInputStream *input;
	GInputStream *socket;
	GOutputStream *either;
};

static void open_image(struct image *image, GFile *file, GSocketConnection *connection)
{
	g_clear_object(&image->input);
	/* EXPECT: blocking-call g_file_read warning */
	image->input = G_INPUT_STREAM(g_file_read(file, NULL, NULL));
	image->socket = g_object_ref(g_io_stream_get_input_stream(G_IO_STREAM(connection)));
	image->either = g_memory_output_stream_new_resizable();
}

static void redirect(struct image *image, GOutputStream *elsewhere)
{
	image->either = g_object_ref(elsewhere);
}

static void read_header(GDataInputStream *data)
{
	char text[16];

	/* EXPECT: blocking-call g_input_stream_read warning */
	g_input_stream_read(G_INPUT_STREAM(data), text, sizeof(text), NULL, NULL);
}

static gboolean on_timer(gpointer data)
{
	struct image *image = data;
	g_autoptr(GDataInputStream) wrapped = NULL;
	g_autoptr(GFile) file = g_file_new_for_path("/var/lib/image");
	g_autoptr(GSocketClient) client = g_socket_client_new();
	GInputStream *pipe_end = g_unix_input_stream_new(3, FALSE);
	GFileOutputStream *out;
	char text[16];

	open_image(image, file, NULL);
	redirect(image, NULL);
	/* EXPECT: blocking-call g_input_stream_read warning assumes=none */
	g_input_stream_read(image->input, text, sizeof(text), NULL, NULL);
	/* EXPECT: blocking-call g_input_stream_read error assumes=none */
	g_input_stream_read(image->socket, text, sizeof(text), NULL, NULL);
	/* EXPECT: blocking-call g_input_stream_read error assumes=none */
	g_input_stream_read(pipe_end, text, sizeof(text), NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_write_all error */
	g_output_stream_write_all(image->either, text, sizeof(text), NULL, NULL, NULL);
	wrapped = g_data_input_stream_new(image->input);
	read_header(wrapped);
	/* EXPECT: blocking-call g_file_replace warning */
	out = g_file_replace(file, NULL, FALSE, 0, NULL, NULL);
	/* EXPECT: blocking-call g_output_stream_close warning */
	g_output_stream_close(G_OUTPUT_STREAM(out), NULL, NULL);
	return TRUE;
}

void start(struct image *image)
{
	g_timeout_add(1000, on_timer, image);
}
