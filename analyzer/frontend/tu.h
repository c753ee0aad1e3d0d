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
#include "frontend/compile_db.h"

struct tu {
	CXIndex index;
	CXTranslationUnit unit;
	unsigned errors;   /* diagnostics of severity error and worse */
	char *first_error; /* "file:line: text", or NULL */
};

/* Parses COMMAND's file. NULL with ERROR when libclang gives no unit at all; errors in the source
 * do not fail, they are counted: a unit with a missing header still says a lot. The process's
 * working directory is not changed. */
struct tu *tu_parse(const struct compile_command *command, GError **error);

/* Every file that was read, the main file among them: char *, absolute, in order, each once. The
 * caller unrefs. */
GPtrArray *tu_files(const struct tu *tu, const char *directory);

/* NULL is fine. */
void tu_free(struct tu *tu);

#endif
