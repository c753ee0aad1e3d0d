/* SPDX-License-Identifier: MIT
 *
 * tasks.h - what goes wrong in the lives of tasks, timers, sources and requests.
 *
 * The problem
 *   Whoever starts a timer has to stop it, before the data it is given dies, on every path, and
 *   once. The mistakes are made far apart: an early return in one function, a destroy function that
 *   was not extended when a field was.
 *
 * The idea
 *   Three looks at a program. track.h follows each beginning along the paths of its function;
 *   family.h compares, per struct, what is started in its fields with what its destroy functions
 *   look at; spots.h finds what a single call shows. All say the same kind of thing: a fault. Which
 *   rule reports it, and in which words, is the rules' business.
 *
 * What holds
 *   Faults are in the order of functions, and within one in the order of events.
 *
 * Read next: fates.h, then track.h.
 */
#ifndef TASKS_TASKS_H
#define TASKS_TASKS_H

#include "cancel/signs.h"
#include "tasks/fates.h"

enum fault_kind {
	FAULT_LEFT,        /* the function leaves and nobody has the handle */
	FAULT_OVERWRITTEN, /* it begins again and the first handle is lost */
	FAULT_DROPPED,     /* the handle was thrown away at once */
	FAULT_FIELD,       /* in a field that no destroy function looks at */
	FAULT_OUTLIVES,    /* it uses a local of a function that has returned */
	FAULT_FREED_LIVE,  /* memory given back while it is in use */
	FAULT_FREED_EARLY, /* memory given back before the callback of its close */
	FAULT_UNCOMPLETED, /* must be completed, and is not */
	FAULT_UNCHECKED,   /* whether it worked is not looked at */
	FAULT_UNBOUNDED,   /* as many as somebody outside wishes */
	FAULT_LOST,        /* a resource that is not given back when the function was cancelled */
};

/* A place on the way to a fault. */
struct fault_step {
	struct fact_loc loc;
	uint32_t function;
	char *text;
};

struct fault {
	enum fault_kind kind;
	const struct model_function *row; /* of what begins, or fails */
	uint32_t function;
	uint32_t event; /* the call that it is about */
	uint32_t other; /* FIELD: the destroy function; else FACT_NONE */
	char *thing;    /* the local or field it is about ("timer", "struct conn::ev"), or NULL */
	struct fact_loc end; /* where it goes wrong: the way out, the call that frees */
	GArray *steps;       /* struct fault_step */
};

struct tasks {
	struct fates fates;
	const struct signs *signs;
	GPtrArray *faults; /* struct fault * */
	bool *startup;     /* per function, see startup.h */
	bool *at_end;      /* per function, see at_end.h */
};

/* Looks at all of PROGRAM. Never NULL. Borrows everything. */
struct tasks *tasks_new(const struct program *program, const struct order *order,
                        const struct flow *flow, const struct signs *signs);
void tasks_free(struct tasks *tasks);

/* A new fault about call EVENT of FUNCTION, owned by TASKS. */
struct fault *tasks_fault(struct tasks *tasks, enum fault_kind kind,
                          const struct model_function *row, uint32_t function, uint32_t event);

/* Adds a step to FAULT; TEXT is taken over. */
void fault_step_add(struct fault *fault, uint32_t function, struct fact_loc loc, char *text);

#endif
