/* SPDX-License-Identifier: MIT
 *
 * model.h - what is known about functions nobody can read: the ones of libraries.
 *
 * A rule pack (rules/<library>.json) describes one library, one row per function. This header is a
 * row after it was read: plain structs, immutable, owned by the pack. Which rows apply to a call is
 * model_set.h's business, what follows from them is the analysis' (flow/, summary/).
 *
 * Indices of arguments and parameters count from 0.
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pack;

/* Where code runs. One row each, with its printed name, in context.def. */
enum context {
#define CONTEXT(id, name, phrase) CONTEXT_##id,
#include "model/context.def"
#undef CONTEXT
	CONTEXT_COUNT
};

/* How bad a blocking call is, worst first; rows in block_class.def. */
enum block_class {
#define BLOCK_CLASS(id, name, severity, phrase) BLOCK_##id,
#include "model/block_class.def"
#undef BLOCK_CLASS
	BLOCK_CLASS_COUNT
};

/* What calling a function may lead to; rows in effect.def. */
enum effect_kind {
#define EFFECT(id, key, phrase, need) EFFECT_##id,
#include "model/effect.def"
#undef EFFECT
	EFFECT_KIND_COUNT
};

/* What a call does to one object; rows in act.def. */
enum act {
#define ACT(id, name) ACT_##id,
#include "model/act.def"
#undef ACT
	ACT_COUNT
};

/* Who waits for a lock; rows in lock_kind.def. */
enum lock_kind {
#define LOCK_KIND(id, name) LOCK_KIND_##id,
#include "model/lock_kind.def"
#undef LOCK_KIND
	LOCK_KIND_COUNT
};

/* Which result of the call says that an act happened. */
enum act_ok {
	OK_ALWAYS,
	OK_ZERO,
	OK_NONZERO
};

/* One elementary question about a call's arguments. */
enum atom_kind {
	ATOM_EQUALS,       /* argument == value (NULL is 0) */
	ATOM_HAS,          /* argument has all bits of value */
	ATOM_AT_MOST,      /* argument <= value */
	ATOM_NONBLOCKING,  /* argument is a descriptor known to be non-blocking */
	ATOM_SENDS,        /* argument is a descriptor on which sending does not wait */
	ATOM_READY,        /* argument is a descriptor the loop just reported ready */
	ATOM_SURELY_READY, /* the same; not to know it is a no */
	ATOM_FILE,         /* argument is a descriptor that was opened by a path */
	ATOM_KNOWN,        /* argument is known to be in state VALUE; not to know it is a no */
	ATOM_ZEROED, /* argument points to an object whose members are all 0: a zero timeout */
	ATOM_PATH,   /* argument is, or was opened by, a path in set VALUE (path_sets.h) */
};

/* In VALUE of a question about the path that is a parameter, asked of a function's caller: the
 * function has a path of the set itself for whoever gives NULL. */
#define PATH_OR_NULL 0x100

/* "Does this run in context C?" is asked like a question about parameter CONTEXT_PARAM + C (is it
 * not 0?), which every function has and hands on unchanged; the root of a way answers it. */
#define CONTEXT_PARAM 64

struct model_atom {
	enum atom_kind kind;
	bool negated; /* the atom holds when the question's answer is no */
	bool guard;   /* a branch on the way asks it, not the call; packs have none of these */
	unsigned arg;
	int64_t value;
	const char *member; /* of the object ARG points to; NULL: the argument itself */
};

/* A conjunction: holds when every atom holds. No atoms: always. */
struct model_condition {
	const struct model_atom *atoms;
	size_t count;
};

/* The function may wait. */
struct model_block {
	enum block_class class;
	bool sure;              /* only when all answers are known to be yes */
	const char *why, *need; /* where this is another thing than the row tells of; or NULL */
	struct model_condition condition;
};

/* Any other effect of the call, in enum effect_kind; never EFFECT_BLOCKS. */
struct model_effect {
	enum effect_kind kind;
	struct model_condition condition;
};

/* The call acts on an object: its result (returned), the one argument ARG is or points to, or the
 * value that is stored where ARG points (pointee). */
struct model_act {
	enum act act;
	bool returned;
	bool pointee;
	bool thread; /* a region: what is acted on is the running thread */
	unsigned arg;
	enum lock_kind lock; /* of the acts on locks */
	bool shared;         /* a lock taken for reading: others may hold it too */
	bool loose;          /* START: it ends by itself; nobody has to keep the handle */
	int keeps_arg;       /* START: argument whose memory is in use until the end, or -1 */
	int until_arg;       /* CLOSE: argument that is called when it is over, or -1 */
	enum act_ok ok;
	struct model_condition condition;
};

/* How a result, or the status that a callback is given, says "you were cancelled". */
enum cancelled_how {
	CANCELLED_NEVER,
	CANCELLED_EQUALS, /* it is VALUE */
	CANCELLED_NONZERO /* it is not 0, and that is all it is there to say */
};

struct model_cancelled {
	enum cancelled_how how;
	int64_t value;
	int error;      /* what errno is then, or 0: nothing is said of errno */
	int domain_arg; /* the argument that must be the result of DOMAIN, or -1 */
	const char *domain;
	struct model_condition condition;
};

/* A function the call takes and runs later (or in another thread). */
struct model_callback {
	unsigned arg;         /* the argument that is the function */
	enum context context; /* where it will run */
	int data_arg;         /* the argument passed on as user data, or -1 */
	int fd_arg;           /* the descriptor argument that is watched, or -1 */
	int fd_param;         /* the callback's parameter that is that descriptor, or -1 */
	int loop_arg;         /* the loop it runs on, if an argument says so, or -1 */
	int source_arg;       /* the source it belongs to, which is put on a loop later, or -1 */
	int status_param;     /* the callback's parameter that says how it went, or -1 ... */
	int64_t cancelled;    /* ... and what that is when it was cancelled */
	struct model_condition condition;
};

/* What is known of a descriptor, or of something else that is of one of several kinds: a stream, a
 * loop. */
enum fd_state {
	FD_UNKNOWN,
	FD_NONBLOCKING,
	FD_BLOCKING,
	FD_FILE,     /* blocking, and opened by a path */
	FD_DATAGRAM, /* blocking, but what is sent is sent at once or thrown away, and connecting
	              * only notes the address: a socket of UDP, of netlink, raw */
	FD_MEMORY,   /* a stream of bytes in memory, which never waits */
	FD_PRIVATE,  /* a loop that somebody made for himself, beside the program's */
	FD_PEERLESS, /* a socket with nobody at the other end (AF_ALG), which never waits */
	FD_LOCAL,    /* an address on this machine: somebody listens there or not */
	FD_BUFFERED, /* a stream that keeps what is written, in front of one that may wait */
	FD_BUFFERED_FILE, /* the same in front of a file; it is FD_FILE and FD_BUFFERED, too */
	FD_STATE_COUNT
};

/* Is what is FD in STATE? */
static inline bool fd_state_is(enum fd_state fd, enum fd_state state)
{
	return fd == state ||
	       (fd == FD_BUFFERED_FILE && (state == FD_FILE || state == FD_BUFFERED));
}

/* What holds of something that is in state A or in state B: what never waits is no worse than what
 * may wait for the disk. FD_UNKNOWN: nothing does. */
enum fd_state fd_state_of_both(enum fd_state a, enum fd_state b);

/* What the call does to a descriptor. */
struct model_fd {
	bool returned; /* true: the returned descriptor; false: argument ARG */
	bool pointee;  /* ARG points to the descriptor, or to an array of them (pipe2) */
	unsigned arg;
	enum fd_state becomes; /* afterwards */
	int same_as; /* or the result is, or stands for, the one that is this argument; -1 */
	struct model_condition condition;
};

/* From what a text is made. */
enum text_source {
	TEXT_FORMAT, /* a format of printf; its arguments follow it */
	TEXT_COPY,   /* the text itself */
	TEXT_HEAD, /* the text, and something appended: the argument after it, if that is a text */
	TEXT_FOLDER, /* the text, a '/', and something appended */
	TEXT_BELOW,  /* a path below one of some folders */
};

/* The call makes a text: its result (returned), what the buffer that is argument ARG holds, or the
 * string whose address is stored where argument ARG points (pointee). A descriptor or stream has
 * the text it was opened by. */
struct model_text {
	bool returned;
	bool pointee;
	unsigned arg;
	enum text_source from;
	unsigned source;          /* argument */
	const char *const *below; /* TEXT_BELOW: the folders, NULL-terminated */
};

/* An argument that says how long the call waits at most: a number of UNIT_NS each, or (with
 * members) a pointer to an object with whole seconds and the rest. */
struct model_time {
	bool stated;
	unsigned arg;
	int64_t unit_ns; /* of the number, or of the rest */
	const char *seconds_member, *rest_member;
};

struct model_function {
	const char *name;
	const char *annotated;   /* not by a pack's row, but by this annotation; or NULL */
	const char *why;         /* one sentence, for the reader of a finding */
	const struct pack *pack; /* where the row stands */
	const struct model_block *blocks;
	size_t block_count;
	const struct model_callback *callbacks;
	size_t callback_count;
	const struct model_fd *fds;
	size_t fd_count;
	const struct model_text *texts; /* the first that says something is meant */
	size_t text_count;
	const struct model_effect *effects;
	size_t effect_count;
	const struct model_act *acts;
	size_t act_count;
	struct model_cancelled cancelled;
	struct model_time time;
	bool errno_place; /* its result points to errno */
	bool loop_wait;   /* loops that programs write themselves sleep in it */
	bool forks;       /* returns 0 in a new process */
	bool noreturn;
	bool makes_thread_safe; /* whoever calls it may use the library in any thread */
	bool reentrant;      /* of RUNS_LOOP: the library means it to be done in callbacks, too */
	bool stands_for_new; /* given to a call that begins something, its result is that to the
	                      * callback */
	bool must_check;     /* its result says whether it worked, and nothing else does */
	bool tells;          /* its result is not 0 just when the caller runs in TELLS_CONTEXT */
	enum context tells_context;
	bool bracket; /* it ends what the call in front of it, in its block, did in BRACKET_CONTEXT
	               */
	enum context bracket_context;
	bool attaches; /* puts the source that is ATTACH_SOURCE on loop ATTACH_LOOP */
	unsigned attach_source, attach_loop; /* arguments */
	const char *twin;    /* what to call instead in a coroutine or callback, or NULL */
	const char *need;    /* what the caller is after ("sleep", "dns", ...), or NULL */
	const char *instead; /* row-specific advice that beats the framework's, or NULL */
	const char *ending;  /* how what it starts is ended, or NULL */
};

/* ROW's effect of KIND, which is not EFFECT_BLOCKS; NULL when it has none. */
static inline const struct model_effect *model_effect(const struct model_function *row,
                                                      enum effect_kind kind)
{
	for (size_t i = 0; i < row->effect_count; i++)
		if (row->effects[i].kind == kind)
			return &row->effects[i];
	return NULL;
}

/* What a function that is annotated promises of itself. */
enum model_promise {
	PROMISE_NONBLOCKING, /* it never waits */
	PROMISE_BLOCKING_OK, /* it may wait wherever it runs: somebody has thought about it */
	PROMISE_LOCKED,      /* it is called with a lock of threads held */
	PROMISE_NO_YIELD,    /* other coroutines do not run before it returns */
	PROMISE_THREAD_SAFE, /* any thread may call it */
	PROMISE_COUNT
};

/* What programs say of their own functions: a macro or an attribute of that name, or an
 * annotate("text"), or both. */
struct model_annotation {
	const char *macro; /* or NULL */
	const char *text;  /* or NULL */
	bool in_context;   /* the function runs in CONTEXT */
	enum context context;
	unsigned promises;         /* bits 1 << enum model_promise */
	struct model_function row; /* what that is to its callers; called as the annotation is */
};

static inline bool model_promises(const struct model_annotation *annotation,
                                  enum model_promise promise)
{
	return annotation->promises >> promise & 1;
}

/* Where what ROW says is said: "sleep", or the annotation. */
static inline const char *model_source(const struct model_function *row)
{
	return row->annotated ? row->annotated : row->name;
}

/* Of an effect that is no waiting: none of the row's `blocks`. */
#define MODEL_NO_BLOCK UINT8_MAX

/* What ROW says of itself when it waits as number BLOCK of its `blocks` does, or MODEL_NO_BLOCK. */
static inline const char *model_why(const struct model_function *row, uint8_t block)
{
	bool own = block < row->block_count && row->blocks[block].why;

	return own ? row->blocks[block].why : row->why;
}

/* The same for what its caller is after; may be NULL. */
static inline const char *model_need(const struct model_function *row, uint8_t block)
{
	bool own = block < row->block_count && row->blocks[block].need;

	return own ? row->blocks[block].need : row->need;
}

/* A struct field that holds a callback: "struct uv_process_options_s::exit_cb". */
struct model_field {
	const char *record; /* "struct uv_process_options_s", "uv_process_options_t"; with a '*' a
	                     * pattern, for records without a name of their own */
	const char *field;
	enum context context;
	int ends_param; /* the parameter whose object goes away when it is called, or -1 */
	const char *why;
	const struct pack *pack;
};

/* The printed name of a context ("loop") and the phrase for messages ("on the event loop"). */
const char *context_name(enum context context);
const char *context_phrase(enum context context);

/* False, CONTEXT untouched, when NAME is no context. */
bool context_from_name(const char *name, enum context *context);

/* The printed name of a class ("B0") and the phrase for messages ("may wait for ever"). */
const char *block_class_name(enum block_class class);
const char *block_class_phrase(enum block_class class);
bool block_class_from_name(const char *name, enum block_class *class);

/* The key of an effect in packs ("runs_loop") and its phrase in dumps ("runs a loop"). */
const char *effect_key(enum effect_kind kind);
const char *effect_phrase(enum effect_kind kind);

/* What somebody who is told of the effect needs advice on; NULL: what the row says. */
const char *effect_need(enum effect_kind kind);

/* The names of acts and kinds of locks, and back; false when NAME is none. */
const char *act_name(enum act act);
bool act_from_name(const char *name, enum act *act);
const char *lock_kind_name(enum lock_kind kind);
bool lock_kind_from_name(const char *name, enum lock_kind *kind);

/* The names of states of descriptors, and back. */
const char *fd_state_name(enum fd_state state);
bool fd_state_from_name(const char *name, enum fd_state *state);

#endif
