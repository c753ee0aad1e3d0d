/* SPDX-License-Identifier: MIT
 *
 * interpose_jump.c - longjmp and its kin: a hooked call or a wait may end by a jump out of it.
 *
 * The problem
 *   Such a jump comes from a signal handler, or from a function that the call has called back.
 *   Where it goes decides what it leaves (turn_jump). But the real function must not be called:
 *   the checked one refuses to jump down the stack, to a frame that has returned, and compares with
 *   its own place on it. One frame more would let through what it should catch.
 *
 * The idea
 *   The hook is a few instructions that keep the arguments, let C note where the jump goes, and
 *   then jump to the real function with the stack as they found it.
 *
 * What it does not do
 *   Where the target of a jump cannot be read (jump_target.c) there is nothing to note, and these
 *   functions are not hooked: on processors other than x86-64.
 */
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/stack/jump_target.h"
#include "core/state/loop_thread.h"
#include "core/state/turn.h"

#if defined(__x86_64__)

/* The real function comes back in %rax. Coroutines that switch by jumping do so outside of hooked
 * calls and pay one test. */
#define JUMP(name)                                                                                 \
	static __attribute__((used)) void (*note_##name(jmp_buf env, uintptr_t sp))(jmp_buf, int)  \
	{                                                                                          \
		if (loop_thread_self && loop_thread_self->inside != INSIDE_NOTHING)                \
			turn_jump(loop_thread_self, sp, jump_target(env));                         \
		return NEXT(name);                                                                 \
	}                                                                                          \
	__asm__(".pushsection .text\n\t"                                                           \
	        ".globl " #name "\n\t"                                                             \
	        ".type " #name ", @function\n" #name ":\n\t"                                       \
	        ".cfi_startproc\n\t"                                                               \
	        "endbr64\n\t"                                                                      \
	        "pushq %rdi\n\t"                                                                   \
	        ".cfi_adjust_cfa_offset 8\n\t"                                                     \
	        "pushq %rsi\n\t"                                                                   \
	        ".cfi_adjust_cfa_offset 8\n\t"                                                     \
	        "leaq 16(%rsp), %rsi\n\t"                                                          \
	        "subq $8, %rsp\n\t"                                                                \
	        ".cfi_adjust_cfa_offset 8\n\t"                                                     \
	        "call note_" #name "\n\t"                                                          \
	        "addq $8, %rsp\n\t"                                                                \
	        ".cfi_adjust_cfa_offset -8\n\t"                                                    \
	        "popq %rsi\n\t"                                                                    \
	        ".cfi_adjust_cfa_offset -8\n\t"                                                    \
	        "popq %rdi\n\t"                                                                    \
	        ".cfi_adjust_cfa_offset -8\n\t"                                                    \
	        "jmpq *%rax\n\t"                                                                   \
	        ".cfi_endproc\n\t"                                                                 \
	        ".size " #name ", .-" #name "\n\t"                                                 \
	        ".popsection");

JUMP(longjmp)
JUMP(_longjmp)
JUMP(__longjmp_chk)
JUMP(siglongjmp)

#endif
