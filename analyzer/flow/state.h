/* SPDX-License-Identifier: MIT
 *
 * state.h - everything known at one point of a function: of its places, and of origins.
 *
 * Origins are numbered: parameters first, then the results of calls that somebody uses, then what
 * calls put behind a pointer argument (pipe2's two descriptors). What is learned about a value by
 * testing it or by making its descriptor non-blocking is kept with its origin, so all copies know
 * it.
 */
#ifndef FLOW_STATE_H
#define FLOW_STATE_H

#include "flow/abstract.h"
#include "flow/limits.h"
#include "flow/places.h"

struct state_shape {
	struct places places;
	uint32_t place_count;
	uint32_t param_count;
	uint32_t origin_count;
	uint32_t *result_of_event; /* per event of the body: its result's origin, or ORIGIN_NONE */
	uint32_t *behind_event;    /* the same for what it puts behind a pointer */
};

struct state {
	bool reached;
	struct abstract *places;  /* place_count */
	struct abstract *origins; /* origin_count: what is known of what the origin stands for */
	struct limits *limits;    /* origin_count */
	bool *out;                /* place_count, of locals: its address was taken on a way here,
	                           * or, of an array, given to somebody who is not followed */
};

/* The shape of BODY's states; false when they would be too large to be worth it. FILLS says for
 * each event whether it puts descriptors behind a pointer argument. */
bool state_shape_init(struct state_shape *shape, const struct facts *facts,
                      const struct fact_function *body, const bool *fills);
void state_shape_release(struct state_shape *shape);

/* The parameter ORIGIN is, or -1. */
int param_of_origin(const struct state_shape *shape, uint32_t origin);

/* A state nobody has reached; a copy of STATE. */
struct state *state_new(const struct state_shape *shape);
struct state *state_dup(const struct state_shape *shape, const struct state *state);
void state_free(struct state *state);
void state_copy(const struct state_shape *shape, struct state *to, const struct state *from);

/* The state on entry: parameters hold their origins, nothing is known of them. */
void state_enter(const struct state_shape *shape, struct state *state);

/* INTO becomes what holds in both; true when it changed. */
bool state_join(const struct state_shape *shape, struct state *into, const struct state *from);

/* VALUE with what is known of its origin added. */
struct abstract state_refined(const struct state *state, struct abstract value);

/* If VALUE is a parameter: its text is that parameter's, whatever VALUE is joined with. */
void state_note_param(const struct state_shape *shape, struct abstract *value);

/* Nothing is known of ORIGIN any more: it stands for something new. */
void state_renew(struct state *state, uint32_t origin);

/* PLACE holds VALUE now; its parts, and what may be another path to the same place, are forgotten.
 */
void state_assign(const struct state_shape *shape, struct state *state, uint32_t place,
                  struct abstract value);

/* Forgets OUTER and all its parts. */
void state_forget(const struct state_shape *shape, struct state *state, uint32_t outer);

/* PLACE may have changed; if it is a descriptor, it has not. */
void state_weaken(struct state *state, uint32_t place);

/* The address of LOCAL, a place, is taken. */
void state_expose(struct state *state, uint32_t local);

/* Somebody stored into FIELD (a symbol) of an object we do not follow, or did anything he likes:
 * what places held that others may write is forgotten. Descriptors are not forgotten: nobody makes
 * one blocking behind our back. */
void state_forget_field(const struct state_shape *shape, struct state *state, uint32_t field);
void state_forget_exposed(const struct state_shape *shape, struct state *state);

#endif
