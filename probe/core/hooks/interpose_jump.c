/* SPDX-License-Identifier: MIT
 *
 * interpose_jump.c - longjmp and its kin: a hooked call or a wait may end by a jump out of it.
 *
 * Such a jump comes from a signal handler, or from a function that the call has called back. Where
 * it goes decides: a jump that stays below the call's frame leaves the call as it is. Coroutines
 * that switch by jumping do so outside of hooked calls and pay one test.
 */
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/stack/jump_target.h"
#include "core/state/loop_thread.h"
#include "core/state/turn.h"

#define JUMP(name, type)                                                                           \
	EXPORT __attribute__((noreturn)) void name(type env, int value)                            \
	{                                                                                          \
		if (loop_thread_self && loop_thread_self->inside != INSIDE_NOTHING)                \
			turn_jump(loop_thread_self, jump_target(env));                             \
		NEXT(name)(env, value);                                                            \
		__builtin_unreachable();                                                           \
	}

JUMP(longjmp, jmp_buf)
JUMP(_longjmp, jmp_buf)
JUMP(__longjmp_chk, jmp_buf)
JUMP(siglongjmp, sigjmp_buf)
