/* SPDX-License-Identifier: MIT
 *
 * diff_name.h - the name of a file as diff and git write it.
 *
 * Git puts names with unusual bytes between quotes, with the escapes of C; diff puts a tab and the
 * time behind a name, and git a tab behind one with blanks.
 */
#ifndef POLICY_DIFF_NAME_H
#define POLICY_DIFF_NAME_H

#include <glib.h>
#include <stdbool.h>

/* The name in TEXT, SIZE bytes. PATH becomes it, for the caller to free, or NULL when it is
 * /dev/null: there is no file. False when there is no name. */
bool diff_name_read(const char *text, gsize size, char **path);

#endif
