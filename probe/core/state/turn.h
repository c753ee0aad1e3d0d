/* SPDX-License-Identifier: MIT
 *
 * turn.h - a turn of a loop: from the return of its wait to the next wait.
 *
 * A turn longer than the threshold is a stall. The thread measures its own turns and leaves the
 * long ones in its ring; nobody else is needed for the duration to be right.
 */
#ifndef CORE_STATE_TURN_H
#define CORE_STATE_TURN_H

#include <stdbool.h>
#include <stdint.h>

struct loop_thread;

/* The loop's wait returned with READY descriptors: a turn begins. Its own thread only. */
void turn_begin(struct loop_thread *self, int ready);

/* The loop is about to wait, or ends: the turn is over, and a stall if it was long. Its own thread
 * only. Preserves errno. */
void turn_end(struct loop_thread *self);

/* The running turn never was one: the thread's real loop is another. Its own thread only. */
void turn_forget(struct loop_thread *self);

/* The thread, whose stack pointer is SP, jumps to a place where it is TARGET (0: unknown). What the
 * jump leaves is over: a call, or a wait, after which a turn begins. Its own thread only, inside of
 * something; signal-safe. */
void turn_jump(struct loop_thread *self, uintptr_t sp, uintptr_t target);

/* Whether the thread runs on its alternate signal stack and what it is inside of does not; *END is
 * that stack's end. No where it cannot be asked. Signal-safe. */
bool turn_handler_stack(const struct loop_thread *self, uintptr_t *end);

/* Called, if set, when a turn begins while TURN_WATCHED is 0. */
extern void (*turn_on_begin)(void);

/* Called, if set, when a stall has been recorded, in the loop's thread. */
extern void (*turn_on_stall)(void);

/* 1 while somebody looks at the loops from time to time by itself. */
extern _Atomic uint32_t turn_watched;

#endif
