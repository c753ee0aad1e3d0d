/* SPDX-License-Identifier: MIT
 *
 * effects.h - what calling a function may lead to, and on which parameters that depends.
 *
 * The problem
 *   Whether `write_all(fd, buf, n, sync)` blocks is decided by its caller: by the descriptor's
 *   state and by `sync`. Deciding it in write_all is wrong for half of the callers.
 *
 * The idea
 *   Bottom-up, each function gets effects: (kind, condition on its parameters), with links that
 *   say where each comes from: a call that blocks itself (a sink), or a call of a function that has
 *   an effect. At a call the callee's condition is asked about the arguments: answered no, the link
 *   is dropped; answered yes, the condition shrinks; about a parameter of the caller, it becomes a
 *   condition of the caller. An effect that depends on no parameter any more is settled: it is the
 *   function's own business and goes no further up. So effects stay few, and links are as many as
 *   calls.
 *
 * What holds
 *   - A function has at most EFFECTS_MAX effects, each condition at most EFFECT_ATOMS atoms.
 *   - Links of an effect are in call order.
 */
#ifndef SUMMARY_EFFECTS_H
#define SUMMARY_EFFECTS_H

#include "flow/flow.h"
#include "summary/order.h"

#define EFFECT_ATOMS 4
#define EFFECT_NONE  UINT32_MAX

/* What had to be taken for granted on the way. */
enum assumption {
	ASSUME_FD = 1 << 0,  /* nothing is known of the descriptor */
	ASSUME_ARG = 1 << 1, /* an argument that decides it is not known */
};

struct effect_link {
	uint32_t call;
	uint32_t target;        /* the function called */
	uint32_t callee_effect; /* or EFFECT_NONE: the call is the sink */
	set_id programs;        /* in which the call leads there */
	uint8_t class;          /* of a sink that blocks: enum block_class */
	uint8_t block;          /* and which of its row's `blocks` that is, or MODEL_NO_BLOCK */
	uint8_t assumptions;
	uint8_t tier;
};

struct effect {
	uint32_t function;
	uint8_t kind;
	uint8_t atom_count;
	struct model_atom atoms[EFFECT_ATOMS]; /* over the function's parameters */
	GArray *links;                         /* struct effect_link */
	uint32_t next;                         /* of the same function, or EFFECT_NONE */
};

struct effects {
	GArray *all;      /* struct effect */
	uint32_t *first;  /* per function */
	uint32_t dropped; /* effects beyond EFFECTS_MAX: silent, but counted */
};

/* Does EFFECT depend on no parameter of its function? It may still ask for a context, which every
 * function knows for itself. */
bool effect_is_settled(const struct effect *effect);

/* Never NULL. */
struct effects *effects_new(const struct program *program, const struct order *order,
                            const struct flow *flow);
void effects_free(struct effects *effects);

static inline const struct effect *effects_get(const struct effects *effects, uint32_t effect)
{
	return &g_array_index(effects->all, struct effect, effect);
}

/* Do EFFECT's atoms hold in CONTEXT for arguments ARGS (COUNT of them; nothing is known of further
 * ones)? False when one surely does not; *ASSUMPTIONS gains what was taken for granted. Atoms that
 * depend on a parameter count as granted. */
bool effect_possible(const struct effect *effect, enum context context, const struct call_arg *args,
                     unsigned count, uint8_t *assumptions);

/* Do those of EFFECT's atoms hold in CONTEXT that ask for a context? */
bool effect_in_context(const struct effect *effect, enum context context);

#endif
