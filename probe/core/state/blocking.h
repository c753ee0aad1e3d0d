/* SPDX-License-Identifier: MIT
 *
 * blocking.h - a loop thread goes into a call that may block, and comes out.
 *
 * Used by every generated wrapper. A thread that is no loop pays one test of a thread-local
 * pointer, in the wrapper. A loop's call costs two readings of the processor's counter and a dozen
 * stores; these functions are inline because after a system call each call and return is dear.
 * Calls that the library makes inside a hooked call count as part of it.
 *
 * A call can also end by a jump out of it. longjmp is hooked (turn_jump); of other jumps, by an
 * exception or setcontext, nobody tells us, but a new call at a place on the stack that is not
 * inside the old one proves that the old one is gone. The same goes for a wait.
 */
#ifndef CORE_STATE_BLOCKING_H
#define CORE_STATE_BLOCKING_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/sys.h"
#include "core/state/loop_thread.h"

/* The object of a wait that waits for no descriptor, only for time to pass. */
extern const char blocking_sleep;

/* The call that just ended, ticket SEQ, is the longest of its turn and worth a look: keeps what it
 * was about and the thread's stack. Preserves errno. */
void blocking_keep(struct loop_thread *self, uint64_t seq);

/* The thread was inside of something and makes a call at FRAME, which is not deeper on the stack.
 * True when it is inside all the same: in a handler that has a stack of its own. Else what it was
 * inside of is over: a call ends now, at the latest, and after a wait a turn begins. Preserves
 * errno; signal-safe. */
bool blocking_is_inside(struct loop_thread *self, uintptr_t frame);

/* The call that the thread was inside of has ended unseen, now at the latest. Signal-safe. */
void blocking_abandon(struct loop_thread *self);

/* The loop turned to another descriptor at NOW. */
static inline void blocking_switch(struct loop_thread *self, int fd, uint64_t now)
{
	uint64_t gap = now - self->gap_start;

	if (gap > self->longest_gap)
		self->longest_gap = gap;
	self->gap_start = now;
	self->last_fd = fd;
	self->switches++;
}

/* Leaves the registers for whoever wants this thread's stack, publishes the call, and starts the
 * clock. FD, OBJECT: see calls.def; HOLDER: thread that holds the lock, else 0. For use in the
 * wrapper itself, whose frame must stay until blocking_end. A ticket for blocking_end; 0: the call
 * is inside another one and not counted. */
static inline __attribute__((always_inline)) uint64_t blocking_enter(struct loop_thread *self,
                                                                     uint32_t call, int fd,
                                                                     const void *object, int holder)
{
	uintptr_t frame = (uintptr_t)__builtin_frame_address(0);
	struct rec_loop *rec = self->rec;
	uint64_t seq, now;

	if (__builtin_expect(self->inside != INSIDE_NOTHING, 0) &&
	    (frame < self->outer_frame || blocking_is_inside(self, frame)))
		return 0;
	regs_capture(&self->regs);
	seq = (atomic_load_explicit(&rec->call_seq, memory_order_relaxed) + 1) | 1;
	self->inside = INSIDE_CALL;
	self->outer_frame = frame;
	self->object = object;
	self->holder = holder;
	now = sys_ticks();
	if (fd != self->last_fd)
		blocking_switch(self, fd, now);
	atomic_store_explicit(&rec->call, call + 1, memory_order_relaxed);
	atomic_store_explicit(&rec->call_fd, fd, memory_order_relaxed);
	atomic_store_explicit(&rec->call_ticks, now, memory_order_relaxed);
	atomic_store_explicit(&rec->call_seq, seq, memory_order_release);
	return seq;
}

/* TICKS is more than any call of this turn took before. */
static inline void blocking_longest(struct loop_thread *self, uint64_t seq, uint64_t ticks)
{
	struct rec_loop *rec = self->rec;

	self->longest_ticks = ticks;
	self->longest_seq = seq;
	self->longest_call = atomic_load_explicit(&rec->call, memory_order_relaxed);
	self->longest_fd = atomic_load_explicit(&rec->call_fd, memory_order_relaxed);
	self->longest_holder = self->holder;
	self->longest_sleep = self->object == &blocking_sleep;
	self->longest_lock = 0;
	self->longest_target[0] = '\0';
	if (__builtin_expect(ticks > self->long_ticks, 0))
		blocking_keep(self, seq);
}

/* The call that blocking_enter gave ticket SEQ for is over. Preserves errno. The thread may have
 * become another (fork) or have lost its state meanwhile. */
static inline __attribute__((always_inline)) void blocking_end(uint64_t seq)
{
	struct loop_thread *self = loop_thread_self;
	struct rec_loop *rec;
	uint64_t ticks;

	if (!seq || !self)
		return;
	rec = self->rec;
	if (atomic_load_explicit(&rec->call_seq, memory_order_relaxed) != seq)
		return;
	ticks = sys_ticks() - atomic_load_explicit(&rec->call_ticks, memory_order_relaxed);
	self->blocked_ticks += ticks;
	if (ticks > self->longest_ticks)
		blocking_longest(self, seq, ticks);
	atomic_store_explicit(&rec->call, 0, memory_order_relaxed);
	atomic_store_explicit(&rec->call_seq, seq + 1, memory_order_release);
	self->inside = INSIDE_NOTHING;
}

#endif
