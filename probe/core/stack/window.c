/* SPDX-License-Identifier: MIT
 *
 * window.c - copy a stack and read from the copy (window.h).
 *
 * The copy starts at the stack pointer and is as long as can be read, at most WINDOW_SIZE. Words
 * outside are refused rather than fetched from the live stack, which may have moved on.
 */
#include "core/stack/window.h"

#include <string.h>

#include "core/base/sys.h"

bool window_fill(struct window *window)
{
	window->size = (uint32_t)sys_peek(window->bytes, window->regs.sp, WINDOW_SIZE);
	return window->size > 0;
}

bool window_word(const struct window *window, uintptr_t address, uintptr_t *word)
{
	uintptr_t offset = address - window->regs.sp;

	if (address < window->regs.sp || offset + sizeof(*word) > window->size)
		return false;
	memcpy(word, window->bytes + offset, sizeof(*word));
	return true;
}
