/* SPDX-License-Identifier: MIT
 *
 * left.c - which texts a function leaves in the strings that its caller gave it.
 *
 * The problem
 *   xasprintf(&path, "/proc/%d", pid) is the program's own: what it stores where its first
 * parameter points is what vasprintf() makes of its second.
 *
 * The idea
 *   A text is followed up to the return, where it is in the buffer that a parameter is, or behind
 *   one; there it is one of a parameter's texts, or what printf makes of one (text.h), and the call
 *   knows the rest (strings.c). What holds at all returns is kept.
 *
 * What it does not do
 *   Of each kind one parameter is looked at, the first: functions that fill two are rare.
 */
#include <string.h>

#include "flow/solve_priv.h"

static const char *type_of_param(const struct follow *follow, uint32_t param)
{
	const struct facts *facts = follow->facts;

	return facts_string(facts, facts->locals[follow->body->local_first + param].type);
}

/* Is PARAM a buffer for a string? */
static bool is_buffer(const struct follow *follow, uint32_t param)
{
	const char *type = type_of_param(follow, param);
	const char *star = strchr(type, '*');

	return star && star == strrchr(type, '*') && strstr(type, "char") &&
	       strncmp(type, "const ", 6) != 0;
}

/* The first parameter that is a buffer, or (POINTEE) points to a pointer; or none. */
static uint32_t first_param(const struct follow *follow, bool pointee)
{
	for (uint32_t i = 0; i < follow->shape.param_count; i++)
		if (pointee ? strstr(type_of_param(follow, i), "**") &&
		                      place_behind(&follow->shape.places, i) != PLACE_NONE
		            : is_buffer(follow, i))
			return i;
	return PLACE_NONE;
}

static struct text text_left(const struct follow *follow, const struct state *state, uint32_t param,
                             bool pointee)
{
	uint32_t place;

	if (!pointee)
		return state->origins[param].text;
	place = place_behind(&follow->shape.places, param);
	return state_refined(state, state->places[place]).text;
}

void record_left(struct solve *s, const struct state *state, bool first)
{
	for (unsigned i = 0; i < FLOW_LEFT; i++) {
		struct left_text *left = &s->summary.left[i];
		bool pointee = i == 0;
		uint32_t param = first_param(&s->follow, pointee);
		struct text text;

		if (param >= TEXT_SPOILED - 1 || (!first && !left->param))
			continue;
		text = text_left(&s->follow, state, param, pointee);
		text = first ? text : text_join(&left->text, &text);
		*left = (struct left_text){ 0 };
		if (text.marks.in || text.marks.out || text_has_param(&text))
			*left = (struct left_text){ .text = text,
				                    .param = (uint8_t)(param + 1),
				                    .pointee = pointee };
	}
}
