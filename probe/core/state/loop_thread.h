/* SPDX-License-Identifier: MIT
 *
 * loop_thread.h - what the probe knows of one event-loop thread.
 *
 * A thread has such a state from the moment it is recognised as a loop until it ends. All other
 * threads have none, and that one test is all they ever pay.
 *
 * Who writes
 *   "own" fields: the thread itself, read by nobody else.
 *   "published" fields: the thread itself; the collector reads them under the call_seq protocol:
 *   call_seq (in the recording) is odd while a call is running and regs, object and holder are
 *   valid; whoever copies must see the same odd number before and after.
 *   "collector" fields: whoever holds the collector's lock.
 */
#ifndef CORE_STATE_LOOP_THREAD_H
#define CORE_STATE_LOOP_THREAD_H

#include <stdbool.h>
#include <stdint.h>

#include "core/stack/regs.h"

#include "core/stack/sample.h"
#include "core/stack/window.h"
#include "core/state/fd_role.h"
#include "format/record.h"

enum copy_state {
	COPY_FREE,
	COPY_READY
};

/* What a loop's thread has called and not come back from. */
enum inside {
	INSIDE_NOTHING,
	INSIDE_CALL,
	INSIDE_WAIT /* the loop's own */
};

struct loop_thread {
	struct rec_loop *rec;
	struct rec_ring *ring;
	uint32_t id; /* index in the recording's loops, plus one */

	/* published */
	struct regs regs;
	const void *object; /* calls.def; for a lock its address */
	int holder;         /* thread id holding the lock, 0 if not known */

	/* own: the wait that makes this thread a loop */
	uintptr_t site;
	int epfd; /* epoll's or io_uring's, else -1; others read it to see what is shared */
	_Atomic bool is_shared;   /* another loop waits on the same descriptor (parking.h) */
	bool is_weak;             /* a loop by the weakest of signs: one descriptor */
	struct open_fds born_for; /* poll, select: what it waited for when it became one */
	unsigned own_waits;
	unsigned foreign_waits; /* in a row, without one of its own */
	uintptr_t own_frame;    /* where on the stack its own wait is made */
	uintptr_t foreign_site;
	int foreign_fd;

	/* own: the running turn */
	uint64_t turn_ns;
	uint64_t turn_ticks;
	uint64_t wait_ns;
	uint32_t ready;
	uint64_t blocked_ticks;
	uint64_t longest_ticks;
	uint64_t longest_seq;
	uint32_t longest_call; /* id plus one */
	int longest_fd;
	int longest_holder;
	bool longest_sleep;
	bool abandoned; /* some call ended unseen, so that its time is too long */
	uint64_t longest_lock;
	char longest_target[REC_TARGET_SIZE];
	uint64_t gap_start;
	uint64_t longest_gap;
	uint32_t switches;
	int last_fd;

	/* own: what the thread is inside of, and its wrapper's frame */
	enum inside inside;
	uintptr_t outer_frame;

	/* own: what the clocks said at some turn's start, not long ago */
	uint64_t base_ns;
	uint64_t base_cpu;
	uint64_t base_busy;
	uint64_t base_faults;
	uint64_t busy_total;
	uint64_t long_ticks; /* a call longer than this takes the slow way out */

	/* published: how much run-queue delay there had been before the running turn */
	_Atomic uint64_t runq_base;

	/* the stack of a long call, left by the thread itself when the call returned */
	_Atomic uint32_t copy_state;  /* enum copy_state */
	_Atomic uint64_t sampled_seq; /* call whose stack the collector has already */
	struct window copy;
	struct sample sample;
};

/* The calling thread's state, NULL if it is no loop. */
extern __thread struct loop_thread *loop_thread_self;

/* Makes the calling thread a loop of KIND whose wait returns to SITE. NULL when there are too many
 * loops (counted), no recording, or memory ran out. Not in a handler. */
struct loop_thread *loop_thread_register(enum rec_loop_kind kind, uintptr_t site, int epfd);

/* SELF waits for events of kind KIND at SITE from now on, on EPFD if it is an epoll descriptor.
 * Notes whom it shares that with. */
void loop_thread_settle(struct loop_thread *self, enum rec_loop_kind kind, uintptr_t site,
                        int epfd);

/* Gets memory for COUNT more loops now, because it cannot be had later. Not in a handler. */
void loop_thread_reserve(unsigned count);

/* Ends the calling thread's life as a loop; its numbers stay in the recording. */
void loop_thread_retire(struct loop_thread *self);

/* The state in slot INDEX, NULL if it was never used. Collector. */
struct loop_thread *loop_thread_at(unsigned index);

/* Number of loops that are alive. Any thread. */
unsigned loop_thread_count(void);

/* Forgets all loops: in the child after fork, and when a new recording starts. */
void loop_thread_forget(void);

/* The recording in use, NULL before it exists or after it was given up. */
extern struct rec_header *loop_thread_recording;

/* The calling thread never becomes a loop (YES): it is the probe's own, or one that may not even
 * read a clock. */
void loop_thread_exempt(bool yes);
bool loop_thread_is_exempt(void);

/* The calling thread is the process's main one; its end shall be noticed. Before main, and in the
 * child of a fork. */
void loop_thread_note_main(void);

/* Called, if set, after the calling thread became a loop. */
extern void (*loop_thread_on_register)(void);

/* Called, if set, when the calling thread ends by itself; for the main thread and for loops. */
extern void (*loop_thread_on_end)(void);

#endif
