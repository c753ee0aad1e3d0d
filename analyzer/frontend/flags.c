/* SPDX-License-Identifier: MIT
 *
 * flags.c - keep what changes the meaning of a file, drop the rest.
 *
 * Programs are mostly built with gcc, whose flags clang partly refuses. Only some dozen kinds of
 * argument decide what a file means (paths, macros, the language); those are kept and everything
 * else is dropped: silently when flags.def knows it, counted as unknown otherwise.
 */
#include "frontend/flags.h"

#include <string.h>

enum match {
	EXACT,
	PREFIX,
	SEPARATE,
	EITHER
};
enum action {
	KEEP,
	SEARCH,
	DROP
};

static const struct flag {
	const char *text;
	enum match match;
	enum action action;
} flag_rows[] = {
#define FLAG(text, match, action) { text, match, action },
#include "frontend/flags.def"
#undef FLAG
};

/* Does ROW match ARG, and is its value the next argument? */
static bool row_matches(const struct flag *row, const char *arg, bool *value_follows)
{
	bool whole = !strcmp(arg, row->text);

	*value_follows = whole && (row->match == SEPARATE || row->match == EITHER);
	if (whole)
		return true;
	return (row->match == PREFIX || row->match == EITHER) && g_str_has_prefix(arg, row->text);
}

static const struct flag *find_row(const char *arg, bool *value_follows)
{
	for (size_t i = 0; i < G_N_ELEMENTS(flag_rows); i++)
		if (row_matches(&flag_rows[i], arg, value_follows))
			return &flag_rows[i];
	*value_follows = false;
	return NULL;
}

/* VALUE as a directory searched from DIRECTORY. Names of headers then do not depend on where they
 * were found from, which a precompiled header would not know. Nothing is cleaned away behind a
 * name: a/../b need not be b. */
static char *search_dir(const char *directory, const char *value)
{
	while (value[0] == '.' && value[1] == '/')
		value += 2 + strspn(value + 2, "/");
	if (!*value || !strcmp(value, "."))
		return g_strdup(directory);
	if (*value == '/' || *value == '=' || *value == '-')
		return g_strdup(value);
	return g_build_filename(directory, value, NULL);
}

/* Keeps ARG, which ROW matches, and VALUE behind it, if it is not NULL. */
static void keep(GPtrArray *kept, const struct compile_command *command, const struct flag *row,
                 const char *arg, const char *value)
{
	size_t length = strlen(row->text);

	if (row->action == SEARCH && arg[length]) {
		g_autofree char *dir = search_dir(command->directory, arg + length);

		g_ptr_array_add(kept, g_strconcat(row->text, dir, NULL));
	} else {
		g_ptr_array_add(kept, g_strdup(arg));
	}
	if (value)
		g_ptr_array_add(kept, row->action == SEARCH ? search_dir(command->directory, value)
		                                            : g_strdup(value));
}

GPtrArray *flags_for_clang(const struct compile_command *command, GHashTable *unknown)
{
	GPtrArray *kept = g_ptr_array_new_with_free_func(g_free);

	for (char **arg = command->argv + 1; command->argv[0] && *arg; arg++) {
		bool value_follows;

		if ((*arg)[0] != '-' || !(*arg)[1])
			continue; /* the file itself, or an object of a combined command */
		const struct flag *row = find_row(*arg, &value_follows);

		if (!row && unknown)
			g_hash_table_add(unknown, g_strdup(*arg));
		if (row && row->action != DROP)
			keep(kept, command, row, *arg, value_follows ? arg[1] : NULL);
		if (value_follows && arg[1])
			arg++;
	}
	return kept;
}
