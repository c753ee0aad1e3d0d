/* SPDX-License-Identifier: MIT
 *
 * blocking.c - the slow ways into and out of a hooked call (blocking.h has the usual ones).
 *
 * Out: only a call that lasted a good part of the threshold comes here. What it was about is noted
 * while that can still be found out: the descriptor may be closed next, the path freed. If the
 * collector did not come by meanwhile the thread copies its own stack, which is still the one of
 * the call.
 */
#include "core/state/blocking.h"

#include <errno.h>
#include <stdatomic.h>

#include "core/state/call.h"
#include "core/state/target.h"
#include "core/state/turn.h"

const char blocking_sleep;

void blocking_abandon(struct loop_thread *self)
{
	blocking_end(atomic_load_explicit(&self->rec->call_seq, memory_order_relaxed));
	self->inside = INSIDE_NOTHING;
	self->abandoned = true;
}

bool blocking_is_inside(struct loop_thread *self, uintptr_t frame)
{
	uintptr_t end;

	if (turn_handler_stack(self, &end) && frame < end)
		return true;
	if (self->inside == INSIDE_WAIT)
		turn_begin(self, 0);
	else
		blocking_abandon(self);
	return false;
}

void blocking_keep(struct loop_thread *self, uint64_t seq)
{
	uint32_t call = self->longest_call - 1;
	int saved = errno;

	if (call_kind(call) == CALL_LOCK)
		self->longest_lock = (uint64_t)(uintptr_t)self->object;
	else
		target_describe(0, call, self->longest_fd, self->object, self->longest_target,
		                sizeof(self->longest_target));
	if (atomic_load(&self->sampled_seq) != seq &&
	    atomic_load_explicit(&self->copy_state, memory_order_acquire) == COPY_FREE) {
		self->copy.regs = self->regs;
		self->copy.turn = atomic_load_explicit(&self->rec->turn, memory_order_relaxed);
		self->copy.call_seq = seq;
		self->copy.call = call + 1;
		if (window_fill(&self->copy))
			atomic_store_explicit(&self->copy_state, COPY_READY, memory_order_release);
	}
	errno = saved;
}
