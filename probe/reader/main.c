/* SPDX-License-Identifier: MIT
 *
 * main.c - argv[1] becomes a subcommand; its error becomes one line and an exit status.
 *
 * Everything below reports trouble as a GError whose code is the exit status; this is the only
 * place that prints one and the only one that ends the program.
 */
#include <stdio.h>
#include <string.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/commands/command.h"

/* The subcommand that ARG asks for, also by the two options that every program has. */
static const struct command *choose(const char *arg)
{
	if (strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0)
		return command_find("help");
	if (strcmp(arg, "--version") == 0 || strcmp(arg, "-V") == 0)
		return command_find("version");
	return command_find(arg);
}

static int dispatch(int argc, char **argv, GError **error)
{
	if (argc < 2)
		return failure_usage(error, "no command given; asyncprobe --help lists them"), -1;
	const struct command *command = choose(argv[1]);
	if (!command) {
		g_autofree char *shown = escape_dup(argv[1]);
		return failure_usage(error, "no %s \"%s\"; asyncprobe --help lists them",
		                     argv[1][0] == '-' ? "option" : "command", shown),
		       -1;
	}
	return command->run(argc - 1, argv + 1, error);
}

int main(int argc, char **argv)
{
	g_autoptr(GError) error = NULL;
	int status = dispatch(argc, argv, &error);

	if (!error)
		return status;
	/* Our own messages are harmless already; the option parser quotes the command line as it
	 * is. */
	g_autofree char *shown = error->domain == failure_quark() ? g_strdup(error->message)
	                                                          : escape_dup(error->message);
	fprintf(stderr, "asyncprobe: %s\n", shown);
	return failure_exit_status(error);
}
