/* SPDX-License-Identifier: MIT
 *
 * command.h - the interface of a subcommand, and the table of all of them.
 *
 * A subcommand is one file that defines struct command command_NAME, and one row in commands.def.
 *
 * main.c knows this header only; nothing includes a subcommand, and a subcommand knows no other
 * one.
 */
#ifndef READER_COMMANDS_COMMAND_H
#define READER_COMMANDS_COMMAND_H

#include <glib.h>

struct command {
	const char *name;
	const char *summary;    /* one line, for the list */
	gboolean options_first; /* what follows the first non-option belongs to somebody else */
	/* ARGV[0] is the subcommand's name; ARGC and ARGV may be changed. Results go to stdout,
	 * chatter to stderr. Returns the exit status, or -1 with ERROR set. */
	int (*run)(int argc, char **argv, GError **error);
};

#define COMMAND(name) extern const struct command command_##name;
#include "reader/commands/commands.def"
#undef COMMAND

/* The subcommand called NAME, or NULL. */
const struct command *command_find(const char *name);

/* Number INDEX of the table, or NULL behind its end. */
const struct command *command_at(unsigned index);

/* Parses ARGV of COMMAND with ENTRIES and takes the options out of it. PARAMETERS
 * is shown behind the name in the usage line, DESCRIPTION below the options. Prints the help on
 * stdout and ends the program for --help. False with ERROR set (exit status 2). */
gboolean command_parse(const struct command *command, const char *parameters,
                       const char *description, const GOptionEntry *entries, int *argc,
                       char ***argv, GError **error);

/* Writes TEXT to stdout. False with ERROR set (exit status 3) when that fails. */
gboolean command_print(const char *text, GError **error);

#endif
