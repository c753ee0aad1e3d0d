/* SPDX-License-Identifier: MIT
 *
 * json_bounds.h - how big and how deep a JSON text is, before a parser spends memory on it.
 *
 * A first look at the bytes, in constant memory. The limits are far above what the probe can write:
 * a recording has room for about a thousand stalls with 64 frames each.
 */
#ifndef READER_LOAD_JSON_BOUNDS_H
#define READER_LOAD_JSON_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>

#define JSON_BOUNDS_DEPTH  64
#define JSON_BOUNDS_VALUES (8u * 1000 * 1000)

/* Counts brackets and values in TEXT (SIZE bytes, not necessarily valid JSON). True when both are
 * within the limits above; else WHY is a static sentence that says which is not. */
bool json_bounds_check(const char *text, size_t size, const char **why);

#endif
