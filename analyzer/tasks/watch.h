/* SPDX-License-Identifier: MIT
 *
 * watch.h - one beginning in one function, and what each event means for it.
 *
 * The idea
 *   A handle is a value (what event_new returned: an origin of the value flow, so that copies are
 *   known) or a place (what pthread_create fills, the memory uv_timer_init was given). At any point
 *   a watched thing is idle (not begun, ended, or somebody else's by now), live, or closing; a
 *   resource is live also where its function was cancelled, which is a phase of its own. Events
 *   move it. Where one moves it to depends on what is asked:
 *
 *     WATCH_HANDLE   live at a way out: nobody can end it any more
 *     WATCH_PROMISE  live at a way out: nobody completes it
 *     WATCH_LOCAL    live at a way out: it uses a local that is gone
 *     WATCH_MEMORY   its memory is given back while it is live or closing
 *     WATCH_RESOURCE cancelled at a way out: the function was cancelled and has not given it back
 *
 * What holds
 *   In doubt a thing becomes idle: a value that may be the handle and reaches somebody who may take
 *   it over ends the watch on that path.
 *
 * Read next: track.c, which walks.
 */
#ifndef TASKS_WATCH_H
#define TASKS_WATCH_H

#include "flow/replay.h"
#include "tasks/tasks.h"

enum watch_kind {
	WATCH_HANDLE,
	WATCH_PROMISE,
	WATCH_LOCAL,
	WATCH_MEMORY,
	WATCH_RESOURCE,
};

enum phase {
	PHASE_IDLE,
	PHASE_LIVE,
	PHASE_CLOSING,
	PHASE_CANCELLED,
	PHASE_COUNT
};

struct watch {
	enum watch_kind kind;
	const struct model_function *row; /* what begins (or, MEMORY, closes) */
	const struct model_act *act;      /* how; NULL when only a callback's data is watched */
	uint32_t event;                   /* where */
	uint32_t call;
	uint32_t origin; /* of the handle, or of the pointer to it; or ORIGIN_NONE */
	uint32_t place;  /* the handle is the place; or PLACE_NONE */
	uint32_t owner;  /* the local that points to the object PLACE is in, as a place, or NONE */
	uint32_t local;  /* WATCH_LOCAL: the local that is used */
	bool *holders;   /* per local: it held the handle at some point */
	bool closes;     /* it begins by being closed */
	bool ended;      /* out: the function ends it on some path */
};

/* One function at work. */
struct tracker {
	struct tasks *tasks;
	struct replay *replay;
	const struct facts *facts;
	const struct fact_function *body;
	uint32_t function;
	uint32_t *cycles;    /* graph/cycles.h */
	bool is_cancellable; /* a call in it has a sign (cancel/signs.h) */
};

/* Everything in T's function that is worth following: struct watch. Free with watches_free. */
GArray *watches_find(const struct tracker *t);
void watches_free(GArray *watches);

/* What an event did to a watched thing. */
struct outcome {
	enum phase phase;     /* now */
	bool freed;           /* WATCH_MEMORY: here its memory was given back in vain */
	bool again;           /* WATCH_HANDLE: it begins while it is live */
	enum act_ok ok;       /* the phase holds if the call's result is so ... */
	enum phase otherwise; /* ... and this if it is not */
};

/* The phase after EVENT (index in facts), which STATE is just before. */
struct outcome watch_step(const struct tracker *t, struct watch *watch, const struct state *state,
                          enum phase phase, uint32_t event);

#endif
