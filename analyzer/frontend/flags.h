/* SPDX-License-Identifier: MIT
 *
 * flags.h - from the arguments of somebody's compiler to those of libclang.
 *
 * Most programs are built with gcc. What of its arguments decides the meaning of a file, and what
 * clang would only stumble over, is a table: flags.def.
 */
#ifndef FRONTEND_FLAGS_H
#define FRONTEND_FLAGS_H

#include <glib.h>
#include "frontend/compile_db.h"

/* The arguments that decide what COMMAND's file means, in their order, without the compiler and the
 * file; directories that are searched for headers are absolute. Names of arguments nobody knows are
 * added to UNKNOWN (a set of char *, may be NULL). Returns strings owned by the array. */
GPtrArray *flags_for_clang(const struct compile_command *command, GHashTable *unknown);

#endif
