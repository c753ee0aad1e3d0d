/* SPDX-License-Identifier: MIT
 *
 * text.c - joining what is known of strings, and what becomes of it.
 *
 * Literals come as they are spelled. One that begins with anything but '/' says nothing, which
 * sorts out most of them by one character; an escape ends what is read of it.
 */
#include "model/text.h"

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

static bool marks_equal(const struct path_marks *a, const struct path_marks *b)
{
	return a->in == b->in && a->out == b->out && a->firm == b->firm;
}

bool text_equal(const struct text *a, const struct text *b)
{
	return marks_equal(&a->marks, &b->marks) && marks_equal(&a->other, &b->other) &&
	       a->param == b->param && a->part == b->part;
}

static struct path_marks join_marks(const struct path_marks *a, const struct path_marks *b)
{
	struct path_marks r = { a->in & b->in, a->out & b->out, a->firm & b->firm };

	r.firm &= r.in | r.out;
	return r;
}

/* R becomes the text of TEXT's parameter, or one of which OTHER holds. */
static void set_other(struct text *r, const struct text *text, struct path_marks other)
{
	if (text_has_other(text))
		other = join_marks(&text->other, &other);
	if (!other.in && !other.out)
		return;
	r->param = text->param;
	r->part = text->part;
	r->other = other;
}

/* Both are a parameter's. */
static void join_params(struct text *r, const struct text *a, const struct text *b)
{
	if (a->param != b->param || a->part != b->part)
		return;
	if (text_has_other(a) || text_has_other(b)) {
		set_other(r, a, text_has_other(b) ? b->other : a->other);
		return;
	}
	r->param = a->param;
	r->part = a->part;
}

struct text text_join(const struct text *a, const struct text *b)
{
	struct text r = { .marks = join_marks(&a->marks, &b->marks), .param = TEXT_SPOILED };

	if (text_has_param(a) && text_has_param(b))
		join_params(&r, a, b);
	else if (text_has_param(a))
		set_other(&r, a, b->marks);
	else if (text_has_param(b))
		set_other(&r, b, a->marks);
	else if (a->param == b->param)
		r.param = a->param;
	return r;
}

struct text text_merge(const struct text *text, const struct text *more)
{
	struct text r = text->param ? *text : *more;

	r.marks.in = text->marks.in | more->marks.in;
	r.marks.out = text->marks.out | more->marks.out;
	r.marks.firm = text->marks.firm | more->marks.firm;
	return r;
}

struct text text_head(const struct text *text)
{
	return (struct text){ .marks = only(text->marks, text->marks.firm), .param = TEXT_SPOILED };
}

static struct path_marks folder_marks(struct path_marks marks)
{
	marks = only(marks, marks.firm | marks.in);
	marks.firm |= marks.in;
	return marks;
}

/* R, whose other text became OTHER: without one nothing is known. */
static struct text with_other(struct text r, struct path_marks other)
{
	bool had = text_has_other(&r);

	r.other = other;
	if (had && !text_has_other(&r)) {
		r.param = TEXT_SPOILED;
		r.part = PART_WHOLE;
	}
	return r;
}

struct text text_folder(const struct text *text)
{
	struct text r = *text;

	r.marks = folder_marks(r.marks);
	if (!r.param)
		r.param = TEXT_SPOILED;
	return with_other(r, folder_marks(r.other));
}

struct text text_firm(const struct text *text)
{
	struct text r = *text;

	r.marks = only(r.marks, r.marks.firm);
	return with_other(r, only(r.other, r.other.firm));
}

struct text text_formatted(const struct text *text)
{
	struct text r = text_head(text);

	if (!text_has_param(text) || text->part != PART_WHOLE || text_has_other(text))
		return r;
	r.param = text->param;
	r.part = PART_FORMATTED;
	return r;
}

struct text text_given(const struct text *text, const struct text *arg)
{
	struct text known = { .marks = text->marks };
	struct text other = { .marks = text->other, .param = TEXT_SPOILED }, r;

	if (!text_has_other(text))
		return arg ? text_merge(&known, arg) : known;
	r = arg ? text_join(arg, &other) : other;
	return text_merge(&known, &r);
}
