/* SPDX-License-Identifier: MIT
 *
 * capture_verb.c - what the compiler does for a build system, for facts.
 *
 * A build action has to say what it read, or nobody would run it again when a header changes. That
 * is a file of make's kind (a target, a colon, prerequisites), which Ninja, make and others read;
 * it is written when asked for, after the facts, so that it never stands beside older ones.
 */
#include "driver/capture_verb.h"

#include <stdio.h>
#include <string.h>

#include "driver/options.h"
#include "frontend/capture.h"
#include "support/file.h"
#include "support/log.h"

static const char usage_text[] =
	"usage: asynclint capture FILE -o FILE.facts [--depfile FILE.d] -- FLAGS\n\nParses one "
	"file into a fact file, as a build action; the other file says, as make reads it,\n"
	"what was read.\n";

/* The command line as far as `--`. */
struct action {
	char *source, *output, *depfile;
	char **flags; /* behind it */
};

/* Reads ARGV; false when it is not what usage_text says. */
static bool action_read(struct action *action, char **argv)
{
	for (char **arg = argv + 1; *arg; arg++) {
		if (!strcmp(*arg, "--")) {
			action->flags = arg + 1;
			return action->source && action->output;
		}
		if (!strcmp(*arg, "-o") && arg[1])
			action->output = *++arg;
		else if (!strcmp(*arg, "--depfile") && arg[1])
			action->depfile = *++arg;
		else if (**arg != '-' && !action->source)
			action->source = *arg;
		else
			return false;
	}
	return false;
}

/* Appends NAME as make wants to read it. */
static void append_name(GString *text, const char *name)
{
	for (; *name; name++) {
		if (*name == '$')
			g_string_append_c(text, '$');
		else if (strchr(" \t#\\", *name))
			g_string_append_c(text, '\\');
		g_string_append_c(text, *name);
	}
}

/* Writes the file that says that ACTION's output depends on FILES. Make has no way to write a name
 * with a line break in it; such a file is left out. */
static bool write_depfile(const struct action *action, const GPtrArray *files, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	append_name(text, action->output);
	g_string_append_c(text, ':');
	for (guint i = 0; i < files->len; i++) {
		if (strchr(files->pdata[i], '\n'))
			continue;
		g_string_append(text, " \\\n  ");
		append_name(text, files->pdata[i]);
	}
	g_string_append_c(text, '\n');
	return file_write(action->depfile, text->str, text->len, error);
}

static bool run(const struct action *action, GError **error)
{
	struct compile_db *db = compile_db_from_flags(&action->source, 1, action->flags);
	g_autoptr(GPtrArray) files = NULL;
	bool ok = capture(db->commands->pdata[0], NULL, NULL, action->output, &files, error);

	if (ok && action->depfile)
		ok = write_depfile(action, files, error);
	compile_db_free(db);
	return ok;
}

int capture_verb_run(int argc, char **argv)
{
	struct action action = { 0 };
	g_autoptr(GError) error = NULL;

	if (argc == 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))) {
		fputs(usage_text, stdout);
		return EXIT_CLEAN;
	}
	if (!action_read(&action, argv)) {
		fputs(usage_text, stderr);
		return EXIT_USAGE;
	}
	if (run(&action, &error))
		return EXIT_CLEAN;
	log_error("%s", error->message);
	return EXIT_INCOMPLETE;
}
