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
		if (row && row->action == KEEP) {
			g_ptr_array_add(kept, g_strdup(*arg));
			if (value_follows && arg[1])
				g_ptr_array_add(kept, g_strdup(arg[1]));
		}
		if (value_follows && arg[1])
			arg++;
	}
	return kept;
}
