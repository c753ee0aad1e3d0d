/* SPDX-License-Identifier: MIT
 *
 * jump_target.h - how far up the stack a longjmp goes.
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
