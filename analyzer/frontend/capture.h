/* SPDX-License-Identifier: MIT
 *
 * capture.h - one compile command in, one fact file out.
 *
 * The only door to this folder for the rest of the program, beside compile_db.h: nobody outside
 * sees a libclang type.
 */
#ifndef FRONTEND_CAPTURE_H
#define FRONTEND_CAPTURE_H

#include <glib.h>
#include "frontend/compile_db.h"

struct mark_reader;
struct tu_prefix;

/* Parses COMMAND and writes its facts to PATH, the same with and without PREFIX (tu.h; NULL: none).
 * MARKS (mark_facts.h; may be NULL) is kept from one command to the next. FILES (may be NULL)
 * becomes what was read: char *, absolute; the caller unrefs. False with ERROR when there is
 * nothing to write or it cannot be written. */
bool capture(const struct compile_command *command, struct tu_prefix *prefix,
             struct mark_reader *marks, const char *path, GPtrArray **files, GError **error);

#endif
