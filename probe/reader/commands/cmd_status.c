/* SPDX-License-Identifier: MIT
 *
 * cmd_status.c - asyncprobe status PID|SOCKET: what a running probe has seen so far, as JSON.
 *
 * The answer is parsed and written anew rather than passed on: what arrives on the terminal is
 * JSON, whatever sits at the other end of the socket.
 */
#include "reader/commands/command.h"

#include <string.h>

#include "reader/base/failure.h"
#include "reader/commands/ask.h"
#include "reader/load/json_file.h"

static int run(int argc, char **argv, GError **error)
{
	g_autofree char *answer = ask_probe(&command_status, argc, argv, error);

	if (!answer)
		return -1;
	json_t *root = json_text_parse(answer, strlen(answer), "the probe's answer", error);
	if (!root)
		return -1;
	g_autofree char *text = json_text_dump(root);
	json_decref(root);
	return command_print(text, error) ? EXIT_CLEAN : -1;
}

const struct command command_status = {
	.name = "status",
	.summary = "what a running process has seen so far, as JSON",
	.run = run,
};
