/* SPDX-License-Identifier: MIT
 *
 * cmd_recover.c - asyncprobe recover FILE.aprec...: the report of a process that could not write
 * it.
 *
 * Several recordings are one call; the first that cannot be read ends it, because a script that
 * goes on would hide which ones are missing.
 */
#include "reader/commands/command.h"

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/session/recovery.h"

static gboolean recover_one(const char *path, const char *output, struct symbols *symbols,
                            GError **error)
{
	g_autofree char *beside = recovery_output(path);
	const char *target = output ? output : beside;

	if (!recovery_run(path, target, 0, symbols, error))
		return FALSE;
	g_autofree char *shown = escape_dup(target);
	g_autofree char *line = g_strconcat(shown, "\n", NULL);
	return command_print(line, error);
}

static int run(int argc, char **argv, GError **error)
{
	g_autofree char *output = NULL;
	const GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
		  "write the report to F (default: beside the recording, .json for .aprec)", "F" },
		{ 0 },
	};

	if (!command_parse(
		    &command_recover, "FILE.aprec...",
		    "A recording may still be in use: the report then tells its state so far.\n"
		    "Prints the path of each report written.",
		    entries, &argc, &argv, error))
		return -1;
	if (argc < 2)
		return failure_usage(error, "recover: name at least one recording (*.aprec)"), -1;
	if (output && argc > 2)
		return failure_usage(error, "recover: -o takes one recording, not %d", argc - 1),
		       -1;
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	for (int i = 1; i < argc; i++) {
		if (!recover_one(argv[i], output, symbols, error))
			return -1;
	}
	return EXIT_CLEAN;
}

const struct command command_recover = {
	.name = "recover",
	.summary = "write the report of a recording whose process was killed, or still runs",
	.run = run,
};
