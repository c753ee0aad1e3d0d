/* SPDX-License-Identifier: MIT */
/* A command table: the usual way into most of a server. */
#include <string.h>
#include <unistd.h>
#include <uv.h>

static void cmd_ping(int fd)
{
	(void)fd;
}

static void cmd_save(int fd)
{
	fsync(fd); /* EXPECT: blocking-call fsync error root=on_timer */
}

static const struct command {
	const char *name;
	void (*run)(int fd);
} commands[] = {
	{ "ping", cmd_ping },
	{ "save", cmd_save },
};

static void on_timer(uv_timer_t *timer)
{
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (!strcmp(commands[i].name, timer->data))
			commands[i].run(1);
}

int start(uv_timer_t *timer)
{
	return uv_timer_start(timer, on_timer, 1000, 0);
}
