/* SPDX-License-Identifier: MIT
 *
 * cmd_version.c - asyncprobe version: which release this is.
 *
 * The number is the project's, from CMake. Reports carry their own schema version, which is another
 * thing and changes less often.
 */
#include "reader/commands/command.h"

#include "reader/base/failure.h"

static int run(int argc, char **argv, GError **error)
{
	static const GOptionEntry none[] = { { 0 } };

	if (!command_parse(&command_version, NULL, NULL, none, &argc, &argv, error))
		return -1;
	if (argc > 1)
		return failure_usage(error, "version takes no arguments"), -1;
	return command_print("asyncprobe " READER_VERSION "\n", error) ? EXIT_CLEAN : -1;
}

const struct command command_version = {
	.name = "version",
	.summary = "print the version",
	.run = run,
};
