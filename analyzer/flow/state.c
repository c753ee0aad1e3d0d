/* SPDX-License-Identifier: MIT
 *
 * state.c - states as two arrays, joined element by element.
 *
 * Dense arrays are copied and compared fast, and most functions are small. Functions whose states
 * would not be (generated tables of thousands of calls) are refused by state_shape_init, and then
 * nothing is known about them, which is always true.
 */
#include "flow/state.h"

#include <string.h>

/* Blocks x elements beyond this: the function is generated or monstrous, and is not followed. */
#define STATE_CELLS 3000000

static uint32_t *none_array(uint32_t count)
{
	uint32_t *array = g_new(uint32_t, (gsize)count + 1);

	memset(array, 0xff, sizeof(uint32_t) * ((gsize)count + 1));
	return array;
}

static void number_origins(struct state_shape *shape, const struct facts *facts,
                           const struct fact_function *body, const bool *fills)
{
	shape->param_count = body->param_count;
	shape->origin_count = body->param_count;
	shape->result_of_event = none_array(body->event_count);
	shape->behind_event = none_array(body->event_count);
	for (uint32_t i = 0; i < body->value_count; i++) {
		const struct fact_value *v = &facts->values[body->value_first + i];
		uint32_t *origin;

		if (v->op != VALUE_CALL)
			continue;
		origin = &shape->result_of_event[v->a - body->event_first];
		if (*origin == ORIGIN_NONE)
			*origin = shape->origin_count++;
	}
	for (uint32_t i = 0; i < body->event_count; i++)
		if (fills[i])
			shape->behind_event[i] = shape->origin_count++;
}

bool state_shape_init(struct state_shape *shape, const struct facts *facts,
                      const struct fact_function *body, const bool *fills)
{
	uint64_t cells;

	places_init(&shape->places, facts, body);
	shape->place_count = shape->places.rows->len;
	number_origins(shape, facts, body, fills);
	cells = (uint64_t)body->block_count * (shape->place_count + shape->origin_count);
	if (cells <= STATE_CELLS)
		return true;
	state_shape_release(shape);
	return false;
}

void state_shape_release(struct state_shape *shape)
{
	places_release(&shape->places);
	g_free(shape->result_of_event);
	g_free(shape->behind_event);
}

int param_of_origin(const struct state_shape *shape, uint32_t origin)
{
	return origin < shape->param_count ? (int)origin : -1;
}

void state_renew(struct state *state, uint32_t origin)
{
	state->origins[origin] = abstract_top();
	state->limits[origin] = limits_none();
}

static void clear(const struct state_shape *shape, struct state *state)
{
	for (uint32_t i = 0; i < shape->place_count; i++)
		state->places[i] = abstract_top();
	for (uint32_t i = 0; i < shape->origin_count; i++)
		state_renew(state, i);
	memset(state->out, 0, sizeof(*state->out) * shape->place_count);
}

/* One block of memory for all: states are made and thrown away by the thousand. */
static struct state *state_alloc(const struct state_shape *shape)
{
	gsize places = shape->place_count * sizeof(struct abstract);
	gsize origins = shape->origin_count * sizeof(struct abstract);
	gsize limits = shape->origin_count * sizeof(struct limits);
	struct state *state = g_malloc(sizeof(*state) + places + origins + limits +
	                               shape->place_count * sizeof(bool));
	char *rest = (char *)(state + 1);

	state->reached = false;
	state->places = (struct abstract *)rest;
	state->origins = (struct abstract *)(rest + places);
	state->limits = (struct limits *)(rest + places + origins);
	state->out = (bool *)(rest + places + origins + limits);
	return state;
}

struct state *state_new(const struct state_shape *shape)
{
	struct state *state = state_alloc(shape);

	clear(shape, state);
	return state;
}

struct state *state_dup(const struct state_shape *shape, const struct state *from)
{
	struct state *state = state_alloc(shape);

	state_copy(shape, state, from);
	return state;
}

void state_free(struct state *state)
{
	g_free(state);
}

void state_copy(const struct state_shape *shape, struct state *to, const struct state *from)
{
	to->reached = from->reached;
	memcpy(to->places, from->places, sizeof(*to->places) * shape->place_count);
	memcpy(to->origins, from->origins, sizeof(*to->origins) * shape->origin_count);
	memcpy(to->limits, from->limits, sizeof(*to->limits) * shape->origin_count);
	memcpy(to->out, from->out, sizeof(*to->out) * shape->place_count);
}

void state_enter(const struct state_shape *shape, struct state *state)
{
	clear(shape, state);
	state->reached = true;
	for (uint32_t i = 0; i < shape->param_count; i++)
		state->places[i].origin = i;
	for (uint32_t i = shape->param_count; i < shape->place_count; i++) {
		const struct place_row *row = place_row(&shape->places, i);

		if (row->step != STEP_DEREF || row->base >= shape->param_count)
			continue;
		state->places[i].text = text_of_param(row->base);
		state->places[i].text.part = PART_BEHIND;
	}
}

/* What STATE's branches say of parameter PARAM. */
static enum truth truth_of(const struct state *state, uint32_t param)
{
	const struct abstract *a = &state->origins[param];

	if (a->nonzero || (abstract_is_int(a) && a->bits))
		return TRUTH_NONZERO;
	return abstract_is_int(a) ? TRUTH_ZERO : TRUTH_EITHER;
}

/* The parameter whose truth tells the two states apart; PLACE_NONE when there is none. */
static uint32_t deciding_param(const struct state_shape *shape, const struct state *a,
                               const struct state *b)
{
	for (uint32_t i = 0; i < shape->param_count; i++)
		if (truth_of(a, i) + truth_of(b, i) == TRUTH_ZERO + TRUTH_NONZERO &&
		    truth_of(a, i) != TRUTH_EITHER && truth_of(b, i) != TRUTH_EITHER)
			return i;
	return PLACE_NONE;
}

/* A in INTO and B in FROM, joined; as a choice when A or B is one, or DECIDING tells the states
 * apart. */
static struct abstract join_place(const struct state *into, const struct abstract *a,
                                  const struct state *from, const struct abstract *b,
                                  uint32_t deciding)
{
	uint32_t choice = a->choice ? a->choice : b->choice;
	uint32_t param = choice ? choice - 1 : deciding;

	if (param == PLACE_NONE)
		return abstract_join(a, b);
	return abstract_join_when(param, a, truth_of(into, param), b, truth_of(from, param));
}

/* Most of what two states know is the same, and joining that changes nothing. The struct has no
 * holes; if it had, this would only be slower. */
static bool same_bytes(const struct abstract *a, const struct abstract *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

void state_note_param(const struct state_shape *shape, struct abstract *value)
{
	int param = value->origin == ORIGIN_NONE ? -1 : param_of_origin(shape, value->origin);

	if (param >= 0 && !value->text.param && !abstract_is_int(value))
		value->text.param = text_of_param((unsigned)param).param;
}

/* What pointed to the array VALUE does, points to another one on another way: nobody knows any more
 * when it is written. */
static bool lose_array(struct state *state, const struct abstract *value)
{
	uint32_t array = value->array - 1;

	if (value->array == ARRAY_SEVERAL || state->out[array])
		return false;
	state->out[array] = true;
	state->places[array].text = text_spoiled();
	return true;
}

/* Two copies of one origin stay that; of two different ones, what is known of both is kept. */
static bool join_places(const struct state_shape *shape, struct state *into,
                        const struct state *from)
{
	uint32_t deciding = deciding_param(shape, into, from);
	bool changed = false;

	for (uint32_t i = 0; i < shape->place_count; i++) {
		struct abstract a, b;

		changed |= from->out[i] && !into->out[i];
		into->out[i] |= from->out[i];
		if (same_bytes(&into->places[i], &from->places[i]))
			continue;
		a = into->places[i];
		b = from->places[i];
		if (a.origin != b.origin) {
			a = state_refined(into, a);
			b = state_refined(from, b);
			state_note_param(shape, &a);
			state_note_param(shape, &b);
		}
		if (a.array && b.array && a.array != b.array) {
			changed |= lose_array(into, &a);
			changed |= lose_array(into, &b);
		}
		a = join_place(into, &a, from, &b, deciding);
		if (!abstract_equal(&a, &into->places[i])) {
			into->places[i] = a;
			changed = true;
		}
	}
	return changed;
}

static bool join_origins(const struct state_shape *shape, struct state *into,
                         const struct state *from)
{
	bool changed = false;

	for (uint32_t i = 0; i < shape->origin_count; i++) {
		struct abstract joined;

		changed |= limits_join(&into->limits[i], &from->limits[i]);
		if (same_bytes(&into->origins[i], &from->origins[i]))
			continue;
		joined = abstract_join(&into->origins[i], &from->origins[i]);
		if (!abstract_equal(&joined, &into->origins[i])) {
			into->origins[i] = joined;
			changed = true;
		}
	}
	return changed;
}

bool state_join(const struct state_shape *shape, struct state *into, const struct state *from)
{
	bool places, origins;

	if (!from->reached)
		return false;
	if (!into->reached) {
		state_copy(shape, into, from);
		return true;
	}
	places = join_places(shape, into, from);
	origins = join_origins(shape, into, from);
	return places || origins;
}

/* Was the text written over where it stands, so that its origin's says nothing? */
static bool is_spoiled(const struct text *text)
{
	return text->param == TEXT_SPOILED && !text->marks.in && !text->marks.out;
}

/* Adds to VALUE what FACT says of the descriptor. */
static void add_descriptor(struct abstract *value, const struct abstract *fact)
{
	if (fact->fd != FD_UNKNOWN)
		value->fd = fact->fd;
	if (fact->ready != READY_UNKNOWN)
		value->ready = fact->ready;
	if (!is_spoiled(&value->text))
		value->text = text_merge(&value->text, &fact->text);
}

struct abstract state_refined(const struct state *state, struct abstract value)
{
	const struct abstract *fact;

	if (value.origin != ORIGIN_NONE) {
		fact = &state->origins[value.origin];
		value.known |= fact->known;
		value.bits |= fact->bits;
		value.nonzero |= fact->nonzero;
		add_descriptor(&value, fact);
		value.same = fact->same;
		value.made_of = fact->made_of;
	}
	if (value.same)
		add_descriptor(&value, &state->origins[value.same - 1]);
	return value;
}

void state_forget(const struct state_shape *shape, struct state *state, uint32_t outer)
{
	for (uint32_t i = 0; i < shape->place_count; i++)
		if (place_within(&shape->places, i, outer))
			state->places[i] = abstract_top();
}

void state_weaken(struct state *state, uint32_t place)
{
	struct abstract *a = &state->places[place];

	a->known = a->bits = 0;
	a->choice = 0;
	a->nonzero = a->zeroed = false;
	a->text = text_spoiled();
}

static uint32_t local_of(const struct state_shape *shape, uint32_t place)
{
	while (place_row(&shape->places, place)->base != PLACE_NONE)
		place = place_row(&shape->places, place)->base;
	return place;
}

void state_expose(struct state *state, uint32_t local)
{
	state->out[local] = true;
}

/* May others write PLACE? */
static bool is_exposed(const struct state_shape *shape, const struct state *state, uint32_t place)
{
	const struct place_row *row = place_row(&shape->places, place);

	return row->indirect || (row->exposed && state->out[local_of(shape, place)]);
}

/* Forgets the paths to FIELD that may be the one just written: through pointers, and if that one
 * was itself through a pointer, also in objects whose address got out. */
static void forget_aliases(const struct state_shape *shape, struct state *state, uint32_t field,
                           bool written_indirectly)
{
	for (uint32_t i = 0; i < shape->place_count; i++) {
		const struct place_row *row = place_row(&shape->places, i);

		if (row->step == STEP_FIELD && row->key == field &&
		    (row->indirect || (written_indirectly && is_exposed(shape, state, i))))
			state_forget(shape, state, i);
	}
}

void state_forget_field(const struct state_shape *shape, struct state *state, uint32_t field)
{
	forget_aliases(shape, state, field, true);
}

void state_forget_exposed(const struct state_shape *shape, struct state *state)
{
	for (uint32_t i = 0; i < shape->place_count; i++)
		if (is_exposed(shape, state, i))
			state_weaken(state, i);
}

void state_assign(const struct state_shape *shape, struct state *state, uint32_t place,
                  struct abstract value)
{
	const struct place_row *row = place_row(&shape->places, place);

	if (row->step == STEP_FIELD && is_exposed(shape, state, place))
		forget_aliases(shape, state, row->key, row->indirect);
	else if (row->indirect)
		state_forget_exposed(shape, state);
	state_forget(shape, state, place);
	state->places[place] = value;
}
