/* SPDX-License-Identifier: MIT
 *
 * jump_target.c - read the stack pointer that setjmp has saved.
 *
 * The problem
 *   A signal handler may jump out of a hooked call. That the call is over shows only in where the
 *   jump goes: above the call's frame, or to a place in the handler itself. glibc saves the stack
 *   pointer mangled, so that an overwritten buffer cannot send a program where an attacker likes.
 *
 * The idea
 *   The mangling is part of what programs are linked with and has not changed since 2005
 *   (sysdeps/unix/sysv/linux/x86_64/pointer_guard.h: exclusive or with the word at %fs:0x30, then a
 *   rotation to the left by 17; JB_RSP in jmpbuf-offsets.h: the seventh word). It is believed only
 *   after a trial: a setjmp here must lead back here.
 *
 * What it does not do
 *   Other processors: there the trial is not made and no jump is understood. What follows a jump
 *   out of a call is then attributed by the place of the next call on the stack (blocking.h).
 */
#include "core/stack/jump_target.h"

#include <stdbool.h>
#include <string.h>

enum {
	TRIAL_FRAME = 4096 /* more than the frame of the function that tries */
};

static bool works;

#if defined(__x86_64__)
enum {
	JMP_BUF_RSP = 6,
	MANGLE_ROTATION = 17
};

static uintptr_t unmangle(jmp_buf env)
{
	uint64_t words[JMP_BUF_RSP + 1], guard;

	memcpy(words, env, sizeof(words));
	__asm__("movq %%fs:0x30, %0" : "=r"(guard));
	return (words[JMP_BUF_RSP] >> MANGLE_ROTATION | words[JMP_BUF_RSP]
	                                                        << (64 - MANGLE_ROTATION)) ^
	       guard;
}
#else
static uintptr_t unmangle(jmp_buf env)
{
	(void)env;
	return 0;
}
#endif

uintptr_t jump_target(jmp_buf env)
{
	return works ? unmangle(env) : 0;
}

void jump_target_check(void)
{
	uintptr_t here = (uintptr_t)__builtin_frame_address(0);
	jmp_buf env;

	if (_setjmp(env) == 0)
		works = here - unmangle(env) < TRIAL_FRAME;
}
