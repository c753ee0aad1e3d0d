/* SPDX-License-Identifier: MIT
 *
 * prefix.h - which beginnings of files are worth to be parsed once for many.
 *
 * The problem
 *   Most of a parse is headers, and most files of a program begin with the same ones.
 *
 * The idea
 *   Files compiled with the same flags whose leading #include lines are literally the same share a
 *   prefix: it is precompiled (precompile.h), and the files are parsed as if their leading lines
 *   were blank. Prefixes build on each other: files agree on one line more often than on five.
 *
 * What holds
 *   - The lines mean the same in each file of a prefix: flags and working directory are the same,
 * and so is the folder of the file wherever a quoted name is found there.
 *   - A prefix stands behind the one it builds on.
 *
 * What it does not do
 *   It does not know whether a prefix can be precompiled, nor what it would save.
 */
#ifndef FRONTEND_PREFIX_H
#define FRONTEND_PREFIX_H

#include <glib.h>
#include "frontend/compile_db.h"

#define PREFIX_NONE G_MAXUINT

/* Files from which on precompiling pays: it costs about as much as two parses. */
#define PREFIX_FILES 3

struct prefix {
	const struct compile_command *command; /* of one of its files */
	guint parent;                          /* what it builds on, or PREFIX_NONE */
	guint depth; /* leading lines it stands for, its parents' included */
	guint files; /* that have it, those of its children included */
	char *text;  /* its own lines */
};

struct prefix_plan {
	GArray *prefixes; /* struct prefix */
	guint *of_file;   /* per command: the longest prefix it has, or PREFIX_NONE */
	GPtrArray *ends;  /* per command: GArray of gsize, where its leading lines end; or NULL */
};

/* Plans for COUNT commands with their ARGS (flags_for_clang); a prefix has AT_LEAST files, and
 * there is none when that is PREFIX_NONE. The commands are borrowed. */
struct prefix_plan *prefix_plan_new(const struct compile_command *const *commands,
                                    GPtrArray *const *args, guint count, guint at_least);
/* NULL is fine. */
void prefix_plan_free(struct prefix_plan *plan);

/* How many bytes of command FILE's text PREFIX stands for. */
gsize prefix_bytes(const struct prefix_plan *plan, guint file, guint prefix);

#endif
