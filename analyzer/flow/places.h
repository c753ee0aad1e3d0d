/* SPDX-License-Identifier: MIT
 *
 * places.h - the places of one function that are worth following.
 *
 * A place is a local, or a short path from one: c->fd, tv.tv_sec, fds[0]. Each gets a small number,
 * so that a state is an array. Paths longer than PLACE_DEPTH, indices that are not constant and
 * everything behind a pointer we do not know are not followed.
 */
#ifndef FLOW_PLACES_H
#define FLOW_PLACES_H

#include <glib.h>
#include "facts/facts.h"

#define PLACE_NONE UINT32_MAX

enum place_step {
	STEP_LOCAL,
	STEP_FIELD,
	STEP_INDEX,
	STEP_DEREF
};

struct place_row {
	uint32_t base; /* place, or PLACE_NONE for a local */
	uint8_t step;
	uint8_t depth;
	bool indirect; /* behind a pointer */
	bool exposed;  /* others may write it: indirect, or a local whose address gets out */
	uint32_t key;  /* local, field symbol, index */
};

struct places {
	const struct facts *facts;
	const struct fact_function *body;
	GArray *rows; /* struct place_row; a base comes before what is built on it */
	uint32_t *
		of_value; /* per value of the body (from value_first on), its place or PLACE_NONE */
};

/* Numbers the places of BODY. */
void places_init(struct places *places, const struct facts *facts,
                 const struct fact_function *body);
void places_release(struct places *places);

static inline uint32_t place_of_value(const struct places *places, uint32_t value)
{
	return places->of_value[value - places->body->value_first];
}

static inline const struct place_row *place_row(const struct places *places, uint32_t place)
{
	return &g_array_index(places->rows, struct place_row, place);
}

/* What the pointer in PLACE points to, if that is a place; what a parameter that is a pointer to
 * pointers points to is always one. */
uint32_t place_behind(const struct places *places, uint32_t place);

/* Is INNER a part of OUTER, or OUTER itself? */
bool place_within(const struct places *places, uint32_t inner, uint32_t outer);

#endif
