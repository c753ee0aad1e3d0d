/* SPDX-License-Identifier: MIT
 *
 * fates.h - what a call means for the things it is given.
 *
 * The problem
 *   Whether somebody still has to end a timer depends on every function it was handed to: one may
 *   stop it, keep it in a list, free the struct around it, or only look.
 *
 * The idea
 *   Packs say it of library functions (acts). For the program's own functions it is gathered
 *   bottom-up and without paths: all that happens to a parameter, or to what is inside the object
 *   it points to, on any way. Somebody who may have taken a thing over is believed to have done so.
 *
 * What holds
 *   A function that nobody can read, and one of a circle of functions, does everything (DOES_ALL).
 */
#ifndef TASKS_FATES_H
#define TASKS_FATES_H

#include "flow/flow.h"
#include "summary/order.h"

/* What may happen to an argument. */
enum does {
	DOES_CLOSE = 1 << 0,    /* ended at once, waited for, or let go */
	DOES_CLOSING = 1 << 1,  /* ended when a callback has run */
	DOES_CANCEL = 1 << 2,   /* asked to end */
	DOES_FREE = 1 << 3,     /* its memory given back */
	DOES_COMPLETE = 1 << 4, /* completed, or handed to who will */
	DOES_PIN = 1 << 5,      /* a reference taken */
	DOES_KEEP = 1 << 6,     /* stored, or given to callbacks */
	DOES_UNKNOWN = 1 << 7,  /* handed to somebody nobody can read */
	DOES_RELEASE = 1 << 8,  /* a resource given back, a reference dropped */
	DOES_ALL = DOES_KEEP | DOES_UNKNOWN,
};

#define FATE_PARAMS 12

/* A thing that a call begins: by a pack's row, or through a function that returns one. */
struct beginning {
	const struct model_function *row;
	const struct model_act *act; /* ACT_START, ACT_PROMISE or ACT_ACQUIRE */
};

struct fate {
	uint16_t params[FATE_PARAMS]; /* enum does, of the first parameters */
	bool waits;                   /* it may wait for others, or let them run */
	bool ends;                    /* it ends something, whatever */
	struct beginning returns;     /* it returns one of these that nobody else has */
};

struct fates {
	const struct program *program;
	const struct flow *flow;
	GArray *of; /* struct fate, per function */
};

/* For all functions of PROGRAM. Borrows everything. */
void fates_init(struct fates *fates, const struct program *program, const struct order *order,
                const struct flow *flow);
void fates_release(struct fates *fates);

static inline const struct fate *fate_of(const struct fates *fates, uint32_t function)
{
	return &g_array_index(fates->of, struct fate, function);
}

/* The pack's row of the one library function that CALL calls by name, or NULL. */
const struct model_function *call_row(const struct program *program, uint32_t call);

/* What the annotations of the function that CALL names say, or NULL. */
const struct model_function *call_contract(const struct program *program, uint32_t call);

/* What CALL may do to its argument ARG, as enum does. */
unsigned call_does(const struct fates *fates, uint32_t call, uint32_t arg);

/* May others run, or end, before CALL returns? Does it end something, whatever? */
bool call_waits(const struct fates *fates, uint32_t call);
bool call_ends(const struct fates *fates, uint32_t call);

/* What CALL returns newly begun; row NULL when it does not. */
struct beginning call_returns(const struct fates *fates, uint32_t call);

#endif
