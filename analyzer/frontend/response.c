/* SPDX-License-Identifier: MIT
 *
 * response.c - @FILE, read when it can be.
 *
 * What holds: a file that is being read is not read again inside itself, and there is a limit on
 * depth, on the size of a file and on the number of arguments, so that every command comes to an
 * end. Nothing waits: a FIFO is no response file.
 *
 * What it does not do: quoting is that of a shell, which is what compilers do but for comments.
 */
#include "frontend/response.h"

#include <glib.h>
#include <stdbool.h>

#include "support/file.h"
#include "support/text.h"

#define RESPONSE_DEPTH     8
#define RESPONSE_ARGUMENTS 100000
#define RESPONSE_BYTES     (16u << 20)

struct expansion {
	GPtrArray *out;
	const char *directory;
	GPtrArray *open; /* char *: paths of the files at work */
	char *problem;
};

static void expand_argument(struct expansion *e, const char *arg);

/* The arguments in the file at PATH; NULL with WHY when there are none to be had. */
static char **read_arguments(const char *path, const char **why)
{
	g_autofree char *text = file_read(path, RESPONSE_BYTES, NULL, why);
	g_autoptr(GError) error = NULL;
	char **argv = NULL;

	if (!text || g_shell_parse_argv(text, NULL, &argv, &error))
		return argv;
	if (g_error_matches(error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
		return g_new0(char *, 1);
	*why = "has an unbalanced quote";
	return NULL;
}

/* Why PATH is not read at this point, or NULL. */
static const char *why_not(const struct expansion *e, const char *path)
{
	if (g_ptr_array_find_with_equal_func(e->open, path, g_str_equal, NULL))
		return "includes itself";
	if (e->open->len >= RESPONSE_DEPTH)
		return "is more than 8 response files deep";
	if (e->out->len >= RESPONSE_ARGUMENTS)
		return "comes after 100000 arguments";
	return NULL;
}

/* Appends what response file NAME holds; false, and perhaps a problem, when it cannot be. */
static bool expand_response(struct expansion *e, const char *name)
{
	char *path = g_canonicalize_filename(name, e->directory);
	const char *why = why_not(e, path);
	g_auto(GStrv) argv = why ? NULL : read_arguments(path, &why);

	if (!argv) {
		g_autofree char *shown = text_one_line(name);

		if (!e->problem)
			e->problem = g_strdup_printf("response file %s: %s", shown, why);
		g_free(path);
		return false;
	}
	g_ptr_array_add(e->open, path);
	for (char **arg = argv; *arg; arg++)
		expand_argument(e, *arg);
	g_ptr_array_remove_index(e->open, e->open->len - 1);
	return true;
}

static void expand_argument(struct expansion *e, const char *arg)
{
	if (arg[0] != '@' || !arg[1] || !expand_response(e, arg + 1))
		g_ptr_array_add(e->out, g_strdup(arg));
}

char **response_expand(const char *directory, char *const *argv, char **problem)
{
	struct expansion e = { .out = g_ptr_array_new(),
		               .directory = directory,
		               .open = g_ptr_array_new_with_free_func(g_free) };

	for (; *argv; argv++)
		expand_argument(&e, *argv);
	g_ptr_array_add(e.out, NULL);
	g_ptr_array_unref(e.open);
	*problem = e.problem;
	return (char **)g_ptr_array_free(e.out, FALSE);
}
