/* SPDX-License-Identifier: MIT
 *
 * json_line.h - on which line of a JSON text does this value stand?
 *
 * jansson forgets where values came from. Keeping a line with every value would cost all readers
 * for the sake of the few that must complain; instead the text is kept, and walked once along the
 * path of the one value that is wrong.
 */
#ifndef SUPPORT_JSON_LINE_H
#define SUPPORT_JSON_LINE_H

#include <stddef.h>

/* One step down: into member KEY of an object, or, when KEY is NULL, item INDEX of an array. */
struct json_step {
	const char *key;
	size_t index;
};

/* The line, from 1, of the value that COUNT STEPS lead to; for a member, the line of its key.
 * TEXT is valid JSON. When the steps lead nowhere, the line where the way was lost. */
size_t json_line_of(const char *text, size_t length, const struct json_step *steps, size_t count);

#endif
