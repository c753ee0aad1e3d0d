/* SPDX-License-Identifier: MIT
 *
 * file.h - writing a file whole, with an error that names it.
 *
 * GLib replaces whatever stands at the path, and names its temporary file in errors. Everything
 * this program writes goes through here: the old contents stay until the new ones are complete.
 */
#ifndef SUPPORT_FILE_H
#define SUPPORT_FILE_H

#include <glib.h>
#include <stdbool.h>

/* Writes SIZE bytes to PATH: a file is replaced whole or not at all, a device or FIFO written into.
 * False with ERROR "PATH: why". */
bool file_write(const char *path, const char *data, gsize size, GError **error);

/* Could file_write succeed, as far as one can tell beforehand? False with the same error. */
bool file_check_writable(const char *path, GError **error);

#endif
