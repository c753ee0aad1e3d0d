/* SPDX-License-Identifier: MIT
 *
 * program.h - all units together: one function per function, one edge per call that can happen.
 *
 * The idea
 *   Each unit knows functions by its own indices. Linking gives every function of the program one
 *   number, says for each call which functions it can reach and how surely (its tier), and for each
 *   function handed to a library which context the library runs it in. Everything after this works
 *   on these numbers and looks into facts for details only.
 *
 *
 *   A tree may build several programs, and a unit may be in some of them only. Each function, each
 *   target of a call and each registration knows in which it can be: the set is never empty, and
 *   what follows a way intersects the sets on it. Nothing known: all of them.
 *
 * What holds
 *   Numbers follow the functions' linkage names and files, not the order of units, so that all
 *   output is the same for any order of input. Arrays are built once and never change afterwards.
 */
#ifndef LINK_PROGRAM_H
#define LINK_PROGRAM_H

#include <glib.h>
#include "facts/facts.h"
#include "link/holdings.h"
#include "link/kinds.h"
#include "link/watched.h"
#include "model/model_set.h"
#include "support/sets.h"

/* How a call's target is known, surest first; the printed form is in tier_name(). */
enum tier {
	TIER_DIRECT,   /* by name */
	TIER_CONSTANT, /* through a constant object's initialiser */
	TIER_FIELD,    /* through a field or variable that is assigned this function somewhere */
	TIER_FLOW,     /* through parameters and variables it was passed along */
	TIER_COUNT
};

/* What a function is annotated with, where packs know what that means. */
struct program_contract {
	struct model_function row; /* what it is to callers */
	const struct model_annotation **annotations;
	unsigned count;
};

struct program_function {
	const char *name;
	uint32_t unit;   /* where its body is, or FACT_NONE */
	uint32_t body;   /* row of functions in that unit */
	uint32_t symbol; /* row of symbols in that unit, or in the first unit that names it */
	uint32_t symbol_unit;
	const struct model_function *model;      /* a pack's row, or NULL */
	const struct program_contract *contract; /* of one without a row; or NULL */
	uint32_t first_same; /* of the functions with this linkage name the first */
	uint32_t next_same;  /* the next of them, or FACT_NONE */
	set_id programs;     /* those its body is in, and is meant */
	bool undefined;      /* the name where no unit of the program defines it */
	bool in_system;      /* its body stands in a system header */
	bool noreturn;
	bool weak;           /* a strong definition in the same program is meant instead */
	uint32_t call_first; /* its calls */
	uint32_t call_count;
};

/* One call event. */
struct program_call {
	uint32_t caller; /* function */
	uint32_t event;  /* in the caller's unit */
	uint32_t target_first;
	uint32_t target_count; /* 0: unresolved, or a function nobody defines and no pack knows */
	bool indirect;
};

struct program_target {
	uint32_t function;
	enum tier tier;
	set_id programs; /* in which the call can lead there */
};

/* A function that a name means, in PROGRAMS. */
struct program_meaning {
	uint32_t function;
	set_id programs;
};

/* The programs that are built, and those each unit is in. */
struct program_members {
	struct sets *sets;
	const set_id *of_unit;
};

/* A function handed to a library that will run it; or (own_loop) the function whose body holds a
 * loop around CALL: then it is not the function that runs on the loop, but the loop's body. */
struct program_registration {
	uint32_t function;
	bool own_loop;
	uint32_t call; /* the registering call, or FACT_NONE when a field was assigned */
	const struct model_callback *callback; /* how, or NULL for a field */
	const struct model_field *field;
	const struct model_function *by; /* the row of the registering function, or NULL */
	bool annotated; /* BY is the row of an annotation: nobody need be seen to start it */
	enum context context;
	uint32_t unit; /* place of the registration */
	struct fact_loc loc;
	uint32_t in; /* the function it stands in, or FACT_NONE in an initialiser */
	set_id programs;
};

/* A loop that the program wrote itself: control comes back to a call that waits for events, and
 * whatever it passes on the way runs on the loop. */
struct program_loop {
	uint32_t function;     /* the function whose body holds the loop */
	uint32_t registration; /* stands for it as a root */
	uint32_t call_first;   /* into loop_calls: the calls made inside the loop */
	uint32_t call_count;
};

struct program {
	const struct facts *const *units;
	uint32_t unit_count;
	const struct model_set *models;
	struct sets *sets;     /* of programs that are built */
	const set_id *of_unit; /* per unit, the programs it is in */
	const char *base;      /* directory that paths are shown relative to */
	GArray *functions;     /* struct program_function */
	GArray *calls;         /* struct program_call, grouped by caller */
	GArray *targets;       /* struct program_target */
	GArray *registrations; /* struct program_registration */
	GArray *loops;         /* struct program_loop */
	GArray *loop_calls;    /* uint32_t calls */
	GPtrArray *contracts;  /* struct program_contract * */
	GPtrArray *overfull;   /* char *: fields and variables with too many functions to follow */
	struct holdings *holdings;
	struct kinds *kinds;
	struct watched *watched;
	/* Per unit: symbol -> function, body row -> function; FACT_NONE where there is none. */
	uint32_t **function_of_symbol;
	uint32_t **function_of_body;
};

/* Links UNITS (borrowed, must outlive the program, as must MEMBERS and BASE) with what MODELS
 * knows. Never NULL. */
struct program *program_link(const struct facts *const *units, uint32_t count,
                             const struct program_members *members, const struct model_set *models,
                             const char *base);
void program_free(struct program *program);

static inline struct program_function *program_function(const struct program *program,
                                                        uint32_t function)
{
	return &g_array_index(program->functions, struct program_function, function);
}

static inline struct program_call *program_call(const struct program *program, uint32_t call)
{
	return &g_array_index(program->calls, struct program_call, call);
}

static inline struct program_target *program_target(const struct program *program, uint32_t target)
{
	return &g_array_index(program->targets, struct program_target, target);
}

#define PROGRAM_MEANINGS 8

/* The functions that SYMBOL of UNIT, seen from code that is in PROGRAMS, means: one, or in
 * different programs different ones, of which the first few are kept. Returns how many. */
unsigned program_meanings(const struct program *program, uint32_t unit, uint32_t symbol,
                          set_id programs, struct program_meaning meanings[PROGRAM_MEANINGS]);

/* What is known of FUNCTION by name: a pack's row, or what its annotations say, beside which it may
 * have a body; or NULL. */
static inline const struct model_function *program_row(const struct program *program,
                                                       uint32_t function)
{
	const struct program_function *fn = program_function(program, function);

	return fn->model || !fn->contract ? fn->model : &fn->contract->row;
}

/* What row ANNOTATION of UNIT's annotations means, or NULL. */
const struct model_annotation *program_annotation(const struct program *program, uint32_t unit,
                                                  uint32_t annotation);

/* The annotation by which FUNCTION promises PROMISE, or NULL. */
const struct model_annotation *program_promise(const struct program *program, uint32_t function,
                                               enum model_promise promise);

/* The annotation that says that FUNCTION runs in CONTEXT, or NULL. */
const struct model_annotation *program_annotated_for(const struct program *program,
                                                     uint32_t function, enum context context);

/* The facts and the event of a call, and the unit its caller stands in. */
const struct facts *program_call_facts(const struct program *program,
                                       const struct program_call *call);
const struct fact_event *program_call_event(const struct program *program,
                                            const struct program_call *call);

/* The call of FUNCTION, which has one, that event EVENT of its unit is. */
uint32_t program_call_at(const struct program *program, uint32_t function, uint32_t event);

/* CALL, or of the calls that one cleanup attribute makes where its scope is left the first: a
 * finding about one is about all. */
uint32_t program_call_once(const struct program *program, uint32_t call);

/* The body of FUNCTION, or NULL, and its unit's facts. */
const struct fact_function *program_body(const struct program *program, uint32_t function,
                                         const struct facts **facts);

/* Where FUNCTION is defined (or first declared): path ("" unknown) and line. */
const char *program_function_path(const struct program *program, uint32_t function, unsigned *line);

/* The path of LOC in UNIT as it is shown: relative to the base when it lies below it. */
const char *program_path(const struct program *program, uint32_t unit, struct fact_loc loc);

/* How TIER is printed: "direct", "constant", "field", "flow". */
const char *tier_name(enum tier tier);

#endif
