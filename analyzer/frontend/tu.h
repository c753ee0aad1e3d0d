/* SPDX-License-Identifier: MIT
 *
 * tu.h - one translation unit, parsed by libclang.
 *
 * Parsing must survive what it is given: missing headers, another compiler's flags, code that does
 * not compile. It fails only when there is nothing to look at.
 */
#ifndef FRONTEND_TU_H
#define FRONTEND_TU_H

#include <clang-c/Index.h>
#include <glib.h>
#include <stdbool.h>
#include "frontend/compile_db.h"

struct prefix_names;

/* Leading lines of files that were parsed before (precompile.h). */
struct tu_prefix {
	const struct compile_command *command; /* of one of the files */
	char *pch;        /* the precompiled header that stands for the lines */
	gsize bytes;      /* how much of the text of the file at work they are */
	GPtrArray *files; /* char *: what was read for it */
	struct prefix_names *names;
	guint missed; /* files that had to be parsed without it after all */
};

struct tu {
	CXIndex index;
	CXTranslationUnit unit;
	unsigned errors;   /* diagnostics of severity error and worse, and a command's problem */
	char *first_error; /* "file:line: text", or that problem, or NULL */
	struct tu_prefix *prefix; /* or NULL; top-level declarations are those behind it */
};

/* Parses COMMAND's file; with PREFIX (may be NULL) only what stands behind it. NULL with ERROR when
 * libclang gives no unit at all; errors in the source do not fail, they are counted: a unit with a
 * missing header still says a lot. The process's working directory is not changed. */
struct tu *tu_parse(const struct compile_command *command, struct tu_prefix *prefix,
                    GError **error);

/* Parses TEXT as if it were a file beside COMMAND's, called NAME, behind the precompiled PARENT
 * (may be NULL), so that it can be precompiled itself. Errors as above. */
struct tu *tu_parse_text(const struct compile_command *command, const char *name, const char *text,
                         const char *parent, GError **error);

/* Parses TEXT behind PREFIX for what it refers to; its errors do not matter. NULL when the prefix
 * cannot be had. */
struct tu *tu_parse_names(const struct tu_prefix *prefix, const char *text);

/* The file the unit was parsed for. */
CXFile tu_main_file(const struct tu *tu);

/* Does the unit's main file include itself, or does something it includes? */
bool tu_includes_itself(const struct tu *tu);

/* Every file that was read, the main file among them: char *, absolute, in order, each once. The
 * caller unrefs. */
GPtrArray *tu_files(const struct tu *tu, const char *directory);

/* NULL is fine. */
void tu_free(struct tu *tu);

#endif
