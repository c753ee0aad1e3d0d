/* SPDX-License-Identifier: MIT
 *
 * marks.h - comments that speak to us, and where in the text they stand.
 *
 * The problem
 *   libclang tells nothing of comments but those that document a declaration, and a precompiled
 *   header keeps none.
 *
 * The idea
 *   The few files that have the word in them are read once more, by a lexer that knows just enough
 *   of C to tell a comment from a string, and a line of code from a directive.
 *
 * What it does not do
 *   It does not know what is compiled: text behind #if 0 is text. It does not read what the comment
 *   says.
 */
#ifndef FRONTEND_MARKS_H
#define FRONTEND_MARKS_H

#include <glib.h>
#include <stdbool.h>

#define MARK_WORD "asynclint:"

/* As struct fact_mark (facts/facts.h) has it. */
struct mark {
	unsigned first_line, last_line, code_line, open_line;
	bool conditional;
	char *text; /* one line, at most MARK_TEXT_MOST bytes */
};

#define MARK_TEXT_MOST 4000

/* The marks in SIZE bytes of TEXT: struct mark, in order. The caller unrefs. */
GArray *marks_in(const char *text, gsize size);

#endif
