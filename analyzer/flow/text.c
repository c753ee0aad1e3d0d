/* SPDX-License-Identifier: MIT
 *
 * text.c - joining what is known of strings, and what becomes of it.
 *
 * Literals come as they are spelled. One that begins with anything but '/' says nothing, which
 * sorts out most of them by one character; an escape ends what is read of it.
 */
#include "flow/text.h"

#include <string.h>

struct text text_of_param(unsigned param)
{
	return (struct text){ .param = param < TEXT_SPOILED - 1 ? (uint8_t)(param + 1)
		                                                : TEXT_SPOILED };
}

struct text text_of_literal(const struct path_sets *sets, const char *spelling, bool format)
{
	struct text text = { .param = TEXT_SPOILED };
	size_t length;

	if (spelling[0] != '"' || spelling[1] != '/')
		return text;
	length = strcspn(spelling + 1, format ? "\"\\%" : "\"\\");
	text.marks = path_sets_marks(sets, spelling + 1, length, spelling[length + 1] == '"');
	return text;
}

struct text text_of_first(const char *spelling, const struct text *first)
{
	if (strncmp(spelling, "\"%s", 3) != 0)
		return text_spoiled();
	if (spelling[3] == '"')
		return *first;
	return spelling[3] == '/' ? text_folder(first) : text_head(first);
}

static struct text text_in(const struct path_sets *sets, const char *folder)
{
	return (struct text){ .marks = path_sets_marks(sets, folder, strlen(folder), false),
		              .param = TEXT_SPOILED };
}

struct text text_below(const struct path_sets *sets, const char *const *folders)
{
	struct text text = text_in(sets, folders[0]);

	for (size_t i = 1; folders[i]; i++) {
		struct text more = text_in(sets, folders[i]);

		text = text_join(&text, &more);
	}
	return text;
}

static struct path_marks only(struct path_marks marks, uint8_t bits)
{
	return (struct path_marks){ marks.in & bits, marks.out & bits, marks.firm & bits };
}

struct text text_join(const struct text *a, const struct text *b)
{
	struct text r = { .param = a->param == b->param ? a->param : TEXT_SPOILED };

	r.marks.in = a->marks.in & b->marks.in;
	r.marks.out = a->marks.out & b->marks.out;
	r.marks.firm = a->marks.firm & b->marks.firm & (r.marks.in | r.marks.out);
	return r;
}

struct text text_merge(const struct text *text, const struct text *more)
{
	struct text r = { .param = text->param ? text->param : more->param };

	r.marks.in = text->marks.in | more->marks.in;
	r.marks.out = text->marks.out | more->marks.out;
	r.marks.firm = text->marks.firm | more->marks.firm;
	return r;
}

struct text text_head(const struct text *text)
{
	return (struct text){ .marks = only(text->marks, text->marks.firm), .param = TEXT_SPOILED };
}

struct text text_folder(const struct text *text)
{
	struct text r = *text;

	r.marks = only(r.marks, r.marks.firm | r.marks.in);
	r.marks.firm |= r.marks.in;
	if (!r.param)
		r.param = TEXT_SPOILED;
	return r;
}
