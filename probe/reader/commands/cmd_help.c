/* SPDX-License-Identifier: MIT
 *
 * cmd_help.c - asyncprobe help [COMMAND]: the list of subcommands, or the help of one.
 *
 * The list comes from the table of subcommands and each help from the option table that parses the
 * options, so neither can be out of date.
 */
#include "reader/commands/command.h"

#include "reader/base/escape.h"
#include "reader/base/failure.h"

static char *overview(void)
{
	GString *text = g_string_new(
		"asyncprobe - starts programs under libasyncprobe.so and reads what it found\n\n"
		"  asyncprobe run -- CMD [ARG...]      one JSON report per process in "
		"asyncprobe-reports/\n"
		"  asyncprobe report asyncprobe-reports\n\n"
		"Commands (asyncprobe help COMMAND for the options of one):\n");
	const struct command *command;

	for (unsigned i = 0; (command = command_at(i)); i++)
		g_string_append_printf(text, "  %-8s  %s\n", command->name, command->summary);
	g_string_append(text,
	                "\nExit status: 0 clean, 1 over the budget of --fail-on, 2 wrong usage, "
	                "3 could not attach, read or write.\n"
	                "asyncprobe run ends with the status of CMD.\n");
	return g_string_free(text, FALSE);
}

static int run(int argc, char **argv, GError **error)
{
	if (argc > 2)
		return failure_usage(error, "help takes at most one command"), -1;
	if (argc > 1 && argv[1][0] != '-') {
		const struct command *command = command_find(argv[1]);
		char *arguments[] = { argv[1], (char *)"--help", NULL };
		if (command && command->run != run)
			return command->run(2, arguments, error);
		if (!command) {
			g_autofree char *shown = escape_dup(argv[1]);
			return failure_usage(error, "no command \"%s\"; asyncprobe help lists them",
			                     shown),
			       -1;
		}
	}
	g_autofree char *text = overview();
	return command_print(text, error) ? EXIT_CLEAN : -1;
}

const struct command command_help = {
	.name = "help",
	.summary = "this list, or the options of a command",
	.run = run,
};
