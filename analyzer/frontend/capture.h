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

/* Parses COMMAND and writes its facts to PATH. Flags nobody knew are added to UNKNOWN (char *, may
 * be NULL). False with ERROR when there is nothing to write or it cannot be written. */
bool capture(const struct compile_command *command, const char *path, GHashTable *unknown,
             GError **error);

#endif
