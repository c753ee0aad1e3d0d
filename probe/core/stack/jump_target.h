/* SPDX-License-Identifier: MIT
 *
 * jump_target.h - how far up the stack a longjmp goes.
 *
 * Whether a jump leaves a hooked call depends on that alone. The C library hides it; jump_target.c
 * says how it is read all the same, and when not.
 */
#ifndef CORE_STACK_JUMP_TARGET_H
#define CORE_STACK_JUMP_TARGET_H

#include <setjmp.h>
#include <stdint.h>

/* The stack pointer that the program will have after a jump to ENV, or 0 where this cannot be told
 * (other processors, another C library). Thread- and signal-safe. */
uintptr_t jump_target(jmp_buf env);

/* Finds out whether jump_target works here; until then it answers 0. In the constructor. */
void jump_target_check(void);

#endif
