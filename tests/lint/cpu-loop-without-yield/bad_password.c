/* SPDX-License-Identifier: MIT */
/* A function that is made to take long, behind a table of commands. */
#include <crypt.h>
#include <string.h>
#include <uv.h>

struct command {
	const char *name;
	int (*run)(const char *argument);
};

static int check(const char *password)
{
	static const char stored[] = "$6$salt$hash";
	/* EXPECT: cpu-loop-without-yield crypt warning root=on_read confidence=medium */
	const char *hash = crypt(password, stored);

	return hash && strcmp(hash, stored) == 0;
}

static int none(const char *argument)
{
	return argument[0] == '\0';
}

static struct command commands[] = { { "auth", check }, { "noop", none } };

static void on_read(uv_stream_t *stream, ssize_t nread, const uv_buf_t *buf)
{
	(void)stream;
	for (unsigned i = 0; nread > 0 && i < 2; i++)
		if (!strncmp(buf->base, commands[i].name, 4))
			commands[i].run(buf->base + 5);
}

int serve(uv_stream_t *stream, uv_alloc_cb alloc)
{
	return uv_read_start(stream, alloc, on_read);
}
