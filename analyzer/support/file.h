/* SPDX-License-Identifier: MIT
 *
 * file.h - writing a file whole, with an error that names it.
 *
 * GLib's own error names its temporary file, which means nothing to the user. Everything this
 * program writes goes through here: the old contents stay until the new ones are complete.
 */
#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include <glib.h>
#include <stdbool.h>

/* Writes SIZE bytes to PATH by way of a temporary file beside it. False with ERROR "PATH: why". */
bool file_write(const char *path, const char *data, gsize size, GError **error);

/* Could file_write succeed, as far as one can tell beforehand? False with the same error. */
bool file_check_writable(const char *path, GError **error);

#endif
