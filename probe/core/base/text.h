/* SPDX-License-Identifier: MIT
 *
 * text.h - small strings in buffers the caller owns.
 *
 * Why it exists
 *   snprintf may take locale locks and allocate. These functions do neither: they are safe in
 *   signal handlers, before main and after fork. A text that does not fit is cut and stays a
 * string.
 */
#ifndef CORE_BASE_TEXT_H
#define CORE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
	char *at;    /* the caller's buffer, always a terminated string */
	size_t size; /* of the buffer */
	size_t length;
	bool cut; /* something did not fit */
};

/* An empty text in BUF; SIZE is at least 1. */
struct text text_in(char *buf, size_t size);

/* Each appends one thing: a string (NULL is nothing), at most LENGTH bytes of one, a number, a
 * number in hex. */
void text_put(struct text *text, const char *string);
void text_put_bytes(struct text *text, const char *bytes, size_t length);
void text_put_number(struct text *text, int64_t number);
void text_put_hex(struct text *text, uint64_t number);

/* Value of the decimal number at *AT, which is moved behind it; 0 and no move if there is none. */
uint64_t text_take_number(const char **at);

/* A number with an optional unit (ns, us, ms, s; none: ns) in nanoseconds. False on anything else,
 * overflow, or zero. */
bool text_parse_time(const char *string, uint64_t *ns);

#endif
