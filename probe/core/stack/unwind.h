/* SPDX-License-Identifier: MIT
 *
 * unwind.h - from a copied stack to return addresses.
 *
 * Two ways: unwind tables, read by libunwind if this machine has it, which get through code without
 * frame pointers, as distributions build it; and frame pointers, which need nothing. libunwind is
 * opened with dlopen and never a dependency: as one it would catch the exception handling of C++
 * libraries that the program loads later.
 */
#ifndef CORE_STACK_UNWIND_H
#define CORE_STACK_UNWIND_H

#include <stdbool.h>
#include <stdint.h>

struct window;

/* Opens libunwind, if there is one. False: only frame pointers will be used. Before main. */
bool unwind_open(void);

/* Fills PCS (at most MAX) with code addresses from the innermost frame outwards, return addresses
 * moved back into their call. The number of them; *FLAGS gets enum rec_stack_flag. Collector's
 * lock; modules must be fresh. Never touches the stack itself. */
unsigned unwind_window(const struct window *window, uintptr_t *pcs, unsigned max, uint32_t *flags);

/* The same by frame pointers only. No lock needed. */
unsigned unwind_frame_pointers(const struct window *window, uintptr_t *pcs, unsigned max);

#endif
