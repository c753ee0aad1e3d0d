/* SPDX-License-Identifier: MIT
 *
 * command.c - the table of subcommands and what all of them share. To add one: a row in
 * commands.def and its file.
 *
 * Options are tables of GLib's option parser; usage lines, help texts and messages about mistakes
 * come from there and are the same everywhere.
 */
#include "reader/commands/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reader/base/failure.h"

static const struct command *const commands[] = {
#define COMMAND(name) &command_##name,
#include "reader/commands/commands.def"
#undef COMMAND
};

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	}
	return NULL;
}

const struct command *command_at(unsigned index)
{
	return index < G_N_ELEMENTS(commands) ? commands[index] : NULL;
}

/* Prints the help of CONTEXT and ends the program. GLib's own --help would put an ellipsis into it
 * that becomes a question mark in the C locale. */
static void print_help(GOptionContext *context)
{
	g_autofree char *help = g_option_context_get_help(context, TRUE, NULL);
	g_auto(GStrv) parts = g_strsplit(help, "\u2026", -1);
	g_autofree char *plain = g_strjoinv("...", parts);
	g_autoptr(GError) error = NULL;

	if (command_print(plain, &error))
		exit(EXIT_CLEAN);
	fprintf(stderr, "asyncprobe: %s\n", error->message);
	exit(EXIT_TROUBLE);
}

/* GLib leaves the "--" that ends the options in place. */
static void drop_dashes(int *argc, char ***argv)
{
	if (*argc < 2 || strcmp((*argv)[1], "--") != 0)
		return;
	(*argv)[1] = (*argv)[0];
	(*argv)++;
	(*argc)--;
}

gboolean command_parse(const struct command *command, const char *parameters,
                       const char *description, const GOptionEntry *entries, int *argc,
                       char ***argv, GError **error)
{
	g_autoptr(GOptionContext) context = g_option_context_new(parameters);
	g_autofree char *full_name = g_strdup_printf("asyncprobe %s", command->name);
	gboolean help = FALSE;
	const GOptionEntry common[] = {
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &help, "show this help", NULL },
		{ 0 },
	};

	g_set_prgname(full_name);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_add_main_entries(context, entries, NULL);
	g_option_context_add_main_entries(context, common, NULL);
	g_option_context_set_summary(context, command->summary);
	g_option_context_set_description(context, description);
	g_option_context_set_strict_posix(context, command->options_first);
	if (!g_option_context_parse(context, argc, argv, error))
		return FALSE;
	if (help)
		print_help(context);
	drop_dashes(argc, argv);
	return TRUE;
}

gboolean command_print(const char *text, GError **error)
{
	if (fputs(text, stdout) < 0 || fflush(stdout) != 0)
		return failure_trouble(error, "standard output: %s", g_strerror(errno));
	return TRUE;
}
