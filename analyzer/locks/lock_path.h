/* SPDX-License-Identifier: MIT
 *
 * lock_path.h - which lock is it? Access paths from what a function can name.
 *
 * The problem
 *   pthread_mutex_lock(&c->queue->lock) here and pthread_mutex_unlock(&q->lock) there may be about
 *   one lock. Objects have no names in a program text; the ways to them have.
 *
 * The idea
 *   A lock is the path to it: a root (a global or static object, a parameter, a local) and steps
 *   (a field, through a pointer, some element). Paths are numbered, so that equal ones have equal
 *   numbers. Within one function only equal paths are surely one lock. Between functions, what a
 *   parameter is comes from the call (lock_path_seen_from).
 *
 * What holds
 *   - A local that is given one value (besides null) stands for that value.
 *   - All elements of an array are one. Paths of more than LOCK_STEPS steps are not known.
 */
#ifndef LOCKS_LOCK_PATH_H
#define LOCKS_LOCK_PATH_H

#include "link/program.h"

#define LOCK_STEPS   6
#define PATH_UNKNOWN 0 /* the number of the path nobody knows: it may be any lock */

enum lock_root {
	LOCK_ROOT_UNKNOWN,
	LOCK_ROOT_ANY,    /* some object; only the steps are known */
	LOCK_ROOT_GLOBAL, /* base: name */
	LOCK_ROOT_PARAM,  /* base: parameter, which the function does not change */
	LOCK_ROOT_LOCAL,  /* base: local */
	LOCK_ROOT_THREAD, /* the running thread: a region rather than a lock */
};

enum lock_step_kind {
	LOCK_STEP_NONE,
	LOCK_STEP_FIELD,
	LOCK_STEP_DEREF,
	LOCK_STEP_ELEMENT
};

struct lock_step {
	uint32_t kind;
	uint32_t name; /* of a field */
};

struct lock_path {
	uint32_t root;
	uint32_t base;
	uint32_t step_count;
	struct lock_step steps[LOCK_STEPS]; /* zero beyond step_count */
};

struct lock_paths {
	const struct program *program;
	GArray *paths;       /* struct lock_path */
	GHashTable *path_of; /* struct lock_path * -> number */
	GPtrArray *names;    /* char *, as people write them; number 0 is none */
	GHashTable *name_of; /* unique key -> number */
};

/* What paths in one function start from. */
struct lock_frame {
	struct lock_paths *paths;
	uint32_t function;
	uint32_t unit;
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t *value_of_local; /* the only value it is given, or FACT_NONE */
	bool *is_changed;         /* per local: it is given a value besides null */
	/* The argument that call EVENT surely returns, or -1. */
	int (*returned_arg)(const struct lock_frame *frame, uint32_t event);
	void *owner; /* of the function above */
};

/* An empty table with the unknown path; PROGRAM is borrowed. */
void lock_paths_init(struct lock_paths *paths, const struct program *program);
void lock_paths_release(struct lock_paths *paths);

/* FRAME must have paths, function, unit, facts and body; this fills the rest. */
void lock_frame_init(struct lock_frame *frame);
void lock_frame_release(struct lock_frame *frame);

static inline const struct lock_path *lock_path(const struct lock_paths *paths, uint32_t path)
{
	return &g_array_index(paths->paths, struct lock_path, path);
}

/* The number of the object that pointer VALUE points to, and of the place VALUE is. */
uint32_t lock_path_pointee(const struct lock_frame *frame, uint32_t value);
uint32_t lock_path_place(const struct lock_frame *frame, uint32_t value);

/* The number of PATH, new or not. */
uint32_t lock_path_number(struct lock_paths *paths, const struct lock_path *path);

/* The path of the running thread. */
uint32_t lock_path_thread(struct lock_paths *paths);

/* PATH of a called function as FRAME's call EVENT sees it. BY_LIBRARY: the arguments are not those
 * of the event. */
uint32_t lock_path_seen_from(const struct lock_frame *frame, uint32_t event, bool by_library,
                             uint32_t path);

/* PATH for somebody who cannot name its root: its last field of some object, or PATH_UNKNOWN. What
 * has a root for everybody stays. */
uint32_t lock_path_without_root(struct lock_paths *paths, uint32_t path);

/* Does PATH begin at what a caller can name? */
bool lock_path_is_known_to_callers(const struct lock_paths *paths, uint32_t path);

/* May two paths, of whatever functions, be one lock? True when in doubt. */
bool lock_path_may_alias(const struct lock_paths *paths, uint32_t a, uint32_t b);

/* Are they one lock as far as a program text says: the same global object, or the same field of the
 * same struct? False when in doubt. */
bool lock_path_same_name(const struct lock_paths *paths, uint32_t a, uint32_t b);

/* Has PATH a name in that sense? */
bool lock_path_is_named(const struct lock_paths *paths, uint32_t path);

/* Is PATH reached through the pointer that stands at OUTER? */
bool lock_path_is_behind(const struct lock_paths *paths, uint32_t path, uint32_t outer);

/* Is PATH the object OUTER or a part of what it leads to? */
bool lock_path_is_within(const struct lock_paths *paths, uint32_t path, uint32_t outer);

/* Is PATH loaded from memory on the way (a field or an element), so that it may change? */
bool lock_path_is_loaded(const struct lock_paths *paths, uint32_t path);

/* PATH as it would be written in the function whose body is BODY (NULL: nobody's): "c->queue.lock".
 * Newly allocated. */
char *lock_path_text(const struct lock_paths *paths, const struct facts *facts,
                     const struct fact_function *body, uint32_t path);

#endif
