/* SPDX-License-Identifier: MIT
 *
 * text.h - makes text from outside safe to print on one line.
 *
 * Used wherever a message quotes something we did not write: a path, a key, a line of a file. What
 * is printable stays as it is.
 */
#ifndef SUPPORT_TEXT_H
#define SUPPORT_TEXT_H

/* A new string: TEXT as valid UTF-8, each control character (newlines too) replaced by '?'.
 * The caller frees it with g_free. */
char *text_one_line(const char *text);

#endif
