/* SPDX-License-Identifier: MIT
 *
 * interpose_sandbox.c - a program locks itself in with a seccomp filter (monitor/sandbox.h).
 *
 * The last thing before the call is to fall silent, and nothing but memory is touched after it.
 * The result is the kernel's: a refused filter changes nothing.
 *
 * glibc has no function seccomp; a row for one would make the lookup at start fail, and a failing
 * lookup allocates, which deadlocks programs whose allocator is just being set up.
 */
#include <linux/seccomp.h>
#include <stddef.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/hooks/sandboxing.h"
#include "core/monitor/sandbox.h"

enum request {
	HARMLESS = -1,
	FILTER = SANDBOX_FILTER,
	STRICT = SANDBOX_STRICT,
};

/* Strict mode takes no flags and no filter, filter mode needs a filter; anything else is a question
 * or refused. */
static enum request asked_by_seccomp(unsigned operation, unsigned flags, long filter)
{
	if (operation == SECCOMP_SET_MODE_STRICT)
		return flags == 0 && filter == 0 ? STRICT : HARMLESS;
	return operation == SECCOMP_SET_MODE_FILTER && filter != 0 ? FILTER : HARMLESS;
}

/* The same by prctl, whose modes have other numbers. */
static enum request asked_by_prctl(int option, unsigned long mode, long filter)
{
	if (option != PR_SET_SECCOMP)
		return HARMLESS;
	if (mode == SECCOMP_MODE_STRICT)
		return STRICT;
	return mode == SECCOMP_MODE_FILTER && filter != 0 ? FILTER : HARMLESS;
}

static enum request asked_by_syscall(long number, const long a[6])
{
	if (number == SYS_seccomp)
		return asked_by_seccomp((unsigned)a[0], (unsigned)a[1], a[2]);
	if (number == SYS_prctl)
		return asked_by_prctl((int)a[0], (unsigned long)a[1], a[2]);
	return HARMLESS;
}

bool sandboxing_syscall(long number, const long a[6])
{
	return asked_by_syscall(number, a) != HARMLESS;
}

/* Makes CALL, an expression, which puts the process into the sandbox KIND asks for. */
#define LOCKED_IN(kind, result, call)                                                              \
	do {                                                                                       \
		enum sandbox_kind kind_ = (enum sandbox_kind)(kind);                               \
                                                                                                   \
		sandbox_enter(kind_);                                                              \
		(result) = (call);                                                                 \
		sandbox_entered(kind_, (result) >= 0);                                             \
	} while (0)

long sandboxing_call(long number, const long a[6])
{
	long result;

	LOCKED_IN(asked_by_syscall(number, a), result,
	          NEXT(syscall)(number, a[0], a[1], a[2], a[3], a[4], a[5]));
	return result;
}

EXPORT int prctl(int option, ...)
{
	enum request request;
	unsigned long a[4];
	va_list arguments;
	int result;

	va_start(arguments, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(arguments, unsigned long);
	va_end(arguments);
	request = asked_by_prctl(option, a[0], (long)a[1]);
	if (request == HARMLESS)
		return NEXT(prctl)(option, a[0], a[1], a[2], a[3]);
	LOCKED_IN(request, result, NEXT(prctl)(option, a[0], a[1], a[2], a[3]));
	return result;
}
