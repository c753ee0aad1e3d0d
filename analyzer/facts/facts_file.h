/* SPDX-License-Identifier: MIT
 *
 * facts_file.h - facts on disk: written whole, mapped to be read.
 *
 * The file is a header (magic, version, a row of offset and count per table) and the tables as they
 * are in memory. Nothing read from it is trusted: the header is checked here, every index by
 * facts_verify(), before anybody sees the view.
 */
#ifndef FACTS_FACTS_FILE_H
#define FACTS_FACTS_FILE_H

#include <glib.h>
#include "facts/facts.h"

struct facts_file; /* a mapped and verified file */

/* Writes FACTS to PATH, through a temporary file beside it. False with ERROR; PATH is then as it
 * was. */
bool facts_file_write(const struct facts *facts, const char *path, GError **error);

/* Maps PATH. NULL with ERROR when it cannot be read, is no fact file, has another version or is
 * damaged; the text says which. */
struct facts_file *facts_file_open(const char *path, GError **error);
void facts_file_close(struct facts_file *file);

/* The file's bytes, SIZE of them; what stands behind the tables is not looked at by anybody here.
 */
const char *facts_file_data(const struct facts_file *file, gsize *size);

/* How many of them are the facts: up to where the last table ends. */
gsize facts_file_extent(const struct facts_file *file);

/* The view; good until the file is closed. */
const struct facts *facts_file_view(const struct facts_file *file);

#endif
