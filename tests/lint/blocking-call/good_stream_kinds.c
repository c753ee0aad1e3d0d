/* SPDX-License-Identifier: MIT */
/* Bytes in memory never wait, whatever they are read or written through, and there is nothing to
 * flush in a socket that is closed. */
#include <gio/gio.h>
#include <gio/gunixoutputstream.h>

struct command {
	GDataOutputStream *buffer;
	GOutputStream *pipe;
};

static GDataOutputStream *new_command(void)
{
	GOutputStream *memory = g_memory_output_stream_new(NULL, 0, g_realloc, g_free);
	GDataOutputStream *data = g_data_output_stream_new(memory);

	g_object_unref(memory);
	return data;
}

static void put_string(GDataOutputStream *stream, const char *text)
{
	g_output_stream_write_all(G_OUTPUT_STREAM(stream), text, 4, NULL, NULL, NULL);
}

static void open_command(struct command *command, int fd)
{
	g_clear_object(&command->buffer);
	command->buffer = new_command();
	command->pipe = g_unix_output_stream_new(fd, FALSE);
}

static gboolean on_timer(gpointer data)
{
	struct command *command = data;
	GInputStream *input = g_memory_input_stream_new_from_data("text", 4, NULL);
	GDataOutputStream *local = new_command();
	GSocketConnection *connection = data;
	char text[4];

	open_command(command, 3);
	put_string(command->buffer, "text");
	put_string(local, "text");
	g_input_stream_read_all(input, text, sizeof(text), NULL, NULL, NULL);
	g_output_stream_close(command->pipe, NULL, NULL);
	g_io_stream_close(G_IO_STREAM(connection), NULL, NULL);
	return TRUE;
}

void start(struct command *command)
{
	g_timeout_add(1000, on_timer, command);
}
