/* SPDX-License-Identifier: MIT
 *
 * cmd_flush.c - asyncprobe flush PID|SOCKET: a running process writes its report now.
 *
 * For a service that must not be stopped: the report up to now, while the recording goes on. The
 * path on standard output can be handed to `asyncprobe report` at once.
 */
#include "reader/commands/command.h"

#include <string.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/commands/ask.h"

static int run(int argc, char **argv, GError **error)
{
	g_autofree char *answer = ask_probe(&command_flush, argc, argv, error);

	if (!answer)
		return -1;
	g_autofree char *shown = escape_dup(answer);
	if (!g_str_has_prefix(answer, "ok ") || strlen(answer) == strlen("ok "))
		return failure_trouble(error, "an answer that is none: \"%s\"", shown), -1;
	g_autofree char *line = g_strconcat(shown + strlen("ok "), "\n", NULL);
	return command_print(line, error) ? EXIT_CLEAN : -1;
}

const struct command command_flush = {
	.name = "flush",
	.summary = "let a running process write its report now; prints where",
	.run = run,
};
