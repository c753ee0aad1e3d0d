/* SPDX-License-Identifier: MIT
 *
 * window.h - a copy of the newest part of a stack, with the registers that belong to it.
 *
 * Unwinding takes microseconds per frame and a thread does not stand still for it. So the stack is
 * copied first, checked for having been still, and unwound at leisure from the copy.
 */
#ifndef CORE_STACK_WINDOW_H
#define CORE_STACK_WINDOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/stack/regs.h"

enum {
	WINDOW_SIZE = 64 * 1024
};

struct window {
	struct regs regs;
	uint64_t turn; /* whose stack this is: the turn, and the call if call is not 0 */
	uint64_t call_seq;
	uint32_t call;                    /* call id plus one; 0: the thread was running */
	uint32_t size;                    /* bytes that are valid */
	unsigned char bytes[WINDOW_SIZE]; /* from regs.sp upwards */
};

/* Copies the stack above WINDOW->regs.sp. False when nothing could be read there. Signal-safe; any
 * thread, also for another thread's stack. */
bool window_fill(struct window *window);

/* The word at ADDRESS when the copy has it. */
bool window_word(const struct window *window, uintptr_t address, uintptr_t *word);

#endif
