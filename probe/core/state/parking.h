/* SPDX-License-Identifier: MIT
 *
 * parking.h - several threads serve one epoll descriptor, and all but one sleep elsewhere.
 *
 * The problem
 *   In a pool of leaders and followers one thread waits for events, takes one and hands the waiting
 *   on; the others wait for their turn on a condition variable, a semaphore or a futex. Such a wait
 *   looks like a call that blocks a loop, and is none: nobody waits for this thread.
 *
 * What holds
 *   A wait for another thread is parking when another loop waits on the same descriptor and the
 *   wait is made no deeper on the stack than the loop's own: deeper ones are a callback's, which
 *   does block what this thread was to do.
 *
 * All of it is for the loop's own thread, not in a handler. errno is preserved.
 */
#ifndef CORE_STATE_PARKING_H
#define CORE_STATE_PARKING_H

#include "core/state/loop_thread.h"

/* Is a wait for another thread, made at FRAME, parking? Cheap. */
static inline bool parking(const struct loop_thread *self, uintptr_t frame)
{
	return __builtin_expect(atomic_load_explicit(&self->is_shared, memory_order_relaxed), 0) &&
	       self->inside == INSIDE_NOTHING && frame >= self->own_frame;
}

/* SELF parks at FRAME: its turn is over. */
void parking_begin(struct loop_thread *self, uintptr_t frame);

/* The calling thread is back, and a turn begins. Also when it turns out only now that it parked. */
void parking_end(void);

#endif
