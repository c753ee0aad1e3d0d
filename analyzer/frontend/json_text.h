/* SPDX-License-Identifier: MIT
 *
 * json_text.h - what a file of somebody else's holds, made fit for a JSON parser.
 *
 * Build tools copy names as they are, and some begin a file with a byte order mark. One such name
 * must not cost all the others.
 */
#ifndef FRONTEND_JSON_TEXT_H
#define FRONTEND_JSON_TEXT_H

#include <glib.h>
#include <stdio.h>

/* All of STREAM, without a byte order mark, and with U+FFFD for each byte that is no UTF-8; LINE
 * receives where the first of those stands, or 0. The caller frees. */
char *json_text_read(FILE *stream, unsigned *line);

#endif
