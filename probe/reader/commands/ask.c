/* SPDX-License-Identifier: MIT
 *
 * ask.c - what the subcommands that talk to a running probe have in common.
 *
 * Finding the socket, the time limit and the limits on the answer are the same for every question;
 * a subcommand only knows what it does with the line that comes back.
 */
#include "reader/commands/ask.h"

#include <stdlib.h>

#include "reader/base/failure.h"
#include "reader/commands/defaults.h"
#include "reader/launch/control.h"
#include "reader/session/unwatched.h"

#define TIMEOUT_MS 5000

char *ask_probe(const struct command *command, int argc, char **argv, GError **error)
{
	g_autofree char *directory = NULL;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &directory,
		  "where the process records (default: " DEFAULT_DIRECTORY " and here)", "DIR" },
		{ 0 },
	};

	if (!command_parse(command, "PID|SOCKET", NULL, entries, &argc, &argv, error))
		return NULL;
	if (argc != 2) {
		failure_usage(error, "%s: name one process id or control socket", command->name);
		return NULL;
	}
	const char *folders[] = { directory ? directory : DEFAULT_DIRECTORY, ".", NULL };
	g_autoptr(GError) missing = NULL;
	g_autofree char *path = control_find(argv[1], folders, &missing);
	if (path)
		return control_ask(path, command->name, TIMEOUT_MS, error);
	/* The process itself may tell more than the folder where its socket is not. */
	g_autofree char *reason = unwatched_reason((pid_t)atoi(argv[1]), folders[0]);
	if (reason)
		failure_trouble(error, "%s", reason);
	else
		g_propagate_error(error, g_steal_pointer(&missing));
	return NULL;
}
