/* SPDX-License-Identifier: MIT
 *
 * json_file.h - a JSON text from an untrusted file or peer.
 *
 * The only place where this program meets JSON text; sizes are checked before memory is spent, and
 * what is written is safe on a terminal.
 */
#ifndef READER_LOAD_JSON_FILE_H
#define READER_LOAD_JSON_FILE_H

#include <glib.h>
#include <jansson.h>

#define JSON_FILE_LIMIT (64u * 1024 * 1024)

/* Parses TEXT (SIZE bytes), called NAME in messages. A new reference, or NULL with ERROR set (exit
 * status 3): too deep, too many values, not JSON (with line and column), a key twice. */
json_t *json_text_parse(const char *text, size_t size, const char *name, GError **error);

/* The same for the regular file at PATH, of at most JSON_FILE_LIMIT bytes. Never waits on a pipe.
 */
json_t *json_file_parse(const char *path, GError **error);

/* ROOT as indented text with a line end, in printable ASCII only: everything else is a \u escape,
 * so it is safe on a terminal. The caller frees. */
char *json_text_dump(const json_t *root);

#endif
