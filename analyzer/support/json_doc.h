/* SPDX-License-Identifier: MIT
 *
 * json_doc.h - a loaded document from the inside.
 *
 * Only json_doc.c, which loads, and json_read.c, which reads, include this. The text is kept beside
 * the parsed tree because jansson forgets the lines, and messages name them.
 */
#ifndef SUPPORT_JSON_DOC_H
#define SUPPORT_JSON_DOC_H

#include "support/json_read.h"

struct json_doc {
	char *path;
	char *text; /* LENGTH bytes as they stood in the file, not terminated */
	size_t length;
	json_t *root;
};

#endif
