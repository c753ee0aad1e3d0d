/* SPDX-License-Identifier: MIT
 *
 * gate.c - count the calls that are inside, and let none in when shut (gate.h says why).
 *
 * A call enters the count first and looks at the gate then; who shuts it does so first and looks at
 * the count then. So each call either sees the shut gate or is seen and waited for, which matters
 * when the sandbox is laid over all threads at once.
 */
#include "core/base/gate.h"

#include <errno.h>
#include <time.h>

#include "core/base/sys.h"
#include "core/base/trap.h"

_Atomic bool gate_shut_now;

static _Atomic int inside;
static _Atomic pid_t known_pid;
static __thread pid_t known_tid;

long gate_call(long nr, long a, long b, long c, long d, long e, long f)
{
	long result = -ENOSYS;

	atomic_fetch_add(&inside, 1);
	if (!atomic_load(&gate_shut_now))
		result = trap(nr, a, b, c, d, e, f);
	atomic_fetch_sub(&inside, 1);
	return result;
}

void gate_shut(uint64_t timeout_ns)
{
	const struct timespec moment = { 0, 100 * 1000 };
	uint64_t end = sys_now() + timeout_ns;

	gate_pid();
	gate_tid();
	atomic_store(&gate_shut_now, true);
	while (atomic_load(&inside) > 0 && sys_now() < end)
		trap(SYS_nanosleep, (long)&moment, 0, 0, 0, 0, 0);
}

void gate_open(void)
{
	atomic_store(&gate_shut_now, false);
}

void gate_forked(void)
{
	atomic_store(&inside, 0);
	atomic_store(&known_pid, 0);
	known_tid = 0;
}

pid_t gate_pid(void)
{
	long pid = gate_call(SYS_getpid, 0, 0, 0, 0, 0, 0);

	if (pid < 0)
		return atomic_load(&known_pid);
	atomic_store(&known_pid, (pid_t)pid);
	return (pid_t)pid;
}

pid_t gate_tid(void)
{
	long tid = gate_call(SYS_gettid, 0, 0, 0, 0, 0, 0);

	if (tid < 0)
		return known_tid;
	known_tid = (pid_t)tid;
	return (pid_t)tid;
}
