/* SPDX-License-Identifier: MIT
 *
 * search.h - where a command's headers come from.
 *
 * libclang does not say which directories it searches. Whoever wants to know whether a header that
 * is new would be found instead of another needs to.
 */
#ifndef FRONTEND_SEARCH_H
#define FRONTEND_SEARCH_H

#include <glib.h>
#include "frontend/compile_db.h"

/* The directories that are searched without being asked for, ending with NULL. The caller frees. */
char **search_built_in(void);

/* Every directory that a file compiled with ARGS (flags_for_clang) may find a header in, and a few
 * more, those of BUILT_IN last; in no order of meaning, each once, ending with NULL. The caller
 * frees. */
char **search_path(const GPtrArray *args, char *const *built_in);

/* The names of the headers that ARGS include before the file, ending with NULL. The caller frees.
 */
char **search_forced(const GPtrArray *args);

/* What in the environment and in libclang has a say in what a file means, as text. Newly
 * allocated. */
char *search_environment(void);

#endif
