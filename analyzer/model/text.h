/* SPDX-License-Identifier: MIT
 *
 * text.h - what is known of a string: which sets of paths it is in, and whose text it is.
 *
 * Packs ask one thing of a string, whether a path is of a kind (path_sets.h), and mostly only the
 * beginning of a path is known. So the answers are kept in place of the text: three bytes that are
 * joined like known bits, and in which "/proc/a" or "/sys/b" is still below one of the two.
 *
 * A fourth byte says that the text is a parameter's, or begins with it and a '/': then a question
 * that has no answer here is the caller's. It may be another one instead, for a caller who gives
 * none (`if (!path) path = "/proc/cmdline"`): what holds of that one is kept, too. What printf
 * makes of a parameter, and the string that is stored where it points, nobody asks about; but a
 * function that returns or stores one tells its callers.
 *
 * A descriptor or a stream has the text of the path it was opened by, so that reading can be asked
 * about the path as well.
 */
#ifndef MODEL_TEXT_H
#define MODEL_TEXT_H

#include "model/path_sets.h"

/* The text a parameter came with is not what it points to any more. */
#define TEXT_SPOILED 255

/* What of the parameter it is. */
enum text_part {
	PART_WHOLE,
	PART_BEHIND,    /* what is stored where it points */
	PART_FORMATTED, /* what printf makes of it */
};

struct text {
	struct path_marks marks;
	uint8_t param; /* the parameter whose text it is, plus 1; 0: none; or TEXT_SPOILED */
	struct path_marks other; /* with a parameter: or one of which this holds; 0: no other */
	uint8_t part;            /* enum text_part */
};

/* Nothing known, and not a parameter's text either. */
static inline struct text text_spoiled(void)
{
	return (struct text){ .param = TEXT_SPOILED };
}

static inline bool text_is_known(const struct text *text)
{
	return text->marks.in || text->marks.out || text->param;
}

/* Is it that of a parameter? */
static inline bool text_has_param(const struct text *text)
{
	return text->param && text->param != TEXT_SPOILED;
}

/* Is it a parameter's, or another one? */
static inline bool text_has_other(const struct text *text)
{
	return text->other.in || text->other.out;
}

/* Do A and B say exactly the same? */
bool text_equal(const struct text *a, const struct text *b);

/* The text of parameter PARAM. */
struct text text_of_param(unsigned param);

/* The string literal SPELLING, quotes and escapes included. With FORMAT the text that printf makes
 * of it. */
struct text text_of_literal(const struct path_sets *sets, const char *spelling, bool format);

/* If what printf makes of SPELLING begins with its first argument: what of that holds. */
struct text text_of_first(const char *spelling, const struct text *first);

/* A path that begins with one of FOLDERS, NULL-terminated, of which there is one at least. */
struct text text_below(const struct path_sets *sets, const char *const *folders);

/* What holds of both. */
struct text text_join(const struct text *a, const struct text *b);

/* What is known of TEXT in two ways. */
struct text text_merge(const struct text *text, const struct text *more);

/* TEXT with something appended; with a '/' and something. */
struct text text_head(const struct text *text);
struct text text_folder(const struct text *text);

/* TEXT in a buffer to which something may be appended. */
struct text text_firm(const struct text *text);

/* What printf makes of TEXT, of which nothing is known but whose it is. */
struct text text_formatted(const struct text *text);

/* TEXT, which depends on a parameter, where ARG is that parameter's; NULL: the caller gives none.
 */
struct text text_given(const struct text *text, const struct text *arg);

#endif
