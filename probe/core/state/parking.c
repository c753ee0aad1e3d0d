/* SPDX-License-Identifier: MIT
 *
 * parking.c - a turn ends where its thread parks, and another begins when it is back.
 *
 * Who hands the waiting on may park before the other thread waits for the first time; that it was
 * parking shows when it comes back, and what it slept is forgotten then.
 */
#include "core/state/parking.h"

#include "core/state/turn.h"

void parking_begin(struct loop_thread *self, uintptr_t frame)
{
	turn_end(self);
	self->outer_frame = frame;
	self->inside = INSIDE_WAIT;
}

void parking_end(void)
{
	struct loop_thread *self = loop_thread_self;

	if (!self)
		return;
	if (self->inside != INSIDE_WAIT)
		turn_forget(self);
	turn_begin(self, 0);
}
