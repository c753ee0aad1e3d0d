/* SPDX-License-Identifier: MIT
 *
 * kind.h - what a value of the program may be, without regard to order.
 *
 * For kinds.c, which knows all that is assigned to a field: each such value is looked at on its
 * own, backwards through locals, calls and returns. Where that ends at another field, kinds.c is
 * asked.
 */
#ifndef LINK_KIND_H
#define LINK_KIND_H

#include "link/program.h"
#include "model/text.h"

/* What is known so far: a state, once one was seen, or that there are several; and the text, where
 * nothing known (text_is_known) is no text yet, and a spoiled one is that there are several. */
struct kind {
	uint8_t state; /* enum fd_state; FD_UNKNOWN: nothing but NULL yet */
	bool varies;
	struct text text;
};

struct body;

/* Who knows what a field or a variable is, or an element of an array. */
struct kind_source {
	struct kind (*of_place)(struct kind_source *source, const struct body *body,
	                        const struct fact_value *place);
};

/* A function while it is looked at. */
struct body {
	const struct program *program;
	uint32_t function;
	const struct facts *facts;
	const struct fact_function *row;
	const char *place;          /* USR of the field or variable that all this is about */
	struct kind_source *source; /* or NULL */
};

static inline bool kind_text_varies(const struct kind *kind)
{
	return text_is_known(&kind->text) && !kind->text.marks.in && !kind->text.marks.out;
}

/* Does nothing that is still to come matter? */
static inline bool kind_is_settled(const struct kind *kind)
{
	return kind->varies && kind_text_varies(kind);
}

extern const struct kind kind_nothing;  /* nothing but NULL */
extern const struct kind kind_anything; /* not known */

/* False when FUNCTION has no body. */
bool body_open(struct body *body, const struct program *program, uint32_t function);

/* The call that EVENT is. */
const struct program_call *body_call(const struct body *body, uint32_t event);

/* The place that a store to VALUE changes: *&x is x. */
const struct fact_value *body_stored_place(const struct body *body, uint32_t value);

/* The argument, a value, for which the result of the call at EVENT stands; or FACT_NONE. */
uint32_t body_stands_for(const struct body *body, uint32_t event);

/* What holds of both. */
struct kind kind_join(struct kind a, struct kind b);

/* What VALUE may be, looking DEPTH steps back at most. */
struct kind kind_of_value(const struct body *body, uint32_t value, unsigned depth);

/* What becomes of the place that OP and A say, a local, a variable or a field, by what EVENT does
 * with its address. */
struct kind kind_by_address(const struct body *body, uint32_t event, uint8_t op, uint32_t a,
                            unsigned depth);

#endif
