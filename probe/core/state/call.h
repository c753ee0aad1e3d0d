/* SPDX-License-Identifier: MIT
 *
 * call.h - the hooked calls as numbers, generated from calls.def.
 *
 * A number is what a hot path can store. Its meaning, name and kind, is looked up by the
 * collector, and travels in the recording so that a reader needs no table of its own.
 */
#ifndef CORE_STATE_CALL_H
#define CORE_STATE_CALL_H

#include <stdint.h>

/* What a call waits for. */
enum call_kind {
	CALL_NEVER,   /* does not wait */
	CALL_WAIT,    /* descriptors: a loop's own wait, or a nested one */
	CALL_SLEEP,   /* time */
	CALL_IO,      /* the other end of a descriptor */
	CALL_FILE,    /* a file system, by name */
	CALL_STDIO,   /* what is behind a stream */
	CALL_HOST,    /* a name service */
	CALL_PROCESS, /* another process */
	CALL_LOCK,    /* a lock with a holder */
	CALL_SYNC,    /* another thread, no holder known */
	CALL_LOAD,    /* the dynamic linker */
	CALL_OTHER,
};

enum call_id {
#define CALL(name, type, kind, fd, object, params, args)          CALL_ID_##name,
#define VOID(name, kind, fd, object, params, args)                CALL_ID_##name,
#define FORMAT(name, type, kind, fd, through, last, params, args) CALL_ID_##name,
#define LOCK(name, type, try, ready, owner, params, args)         CALL_ID_##name,
#define HAND(name, type, kind, params)                            CALL_ID_##name,
#define NAMED(name, kind)                                         CALL_ID_##name,
#include "core/state/calls.def"
	CALLS
};

struct rec_header;

/* Name and kind of call ID. Any thread, signal-safe. */
const char *call_name(uint32_t id);
enum call_kind call_kind(uint32_t id);

/* Writes the names into a fresh recording, as people know them: __read_chk and __read are read.
 * Row ID becomes element ID of the calls section. Before anything refers to them. */
void call_record_names(struct rec_header *header);

#endif
