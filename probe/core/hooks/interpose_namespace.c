/* SPDX-License-Identifier: MIT
 *
 * interpose_namespace.c - calls that the kernel grants only to processes with one thread.
 *
 * A process with a monitor has two. So the monitor ends before such a call and begins again after
 * it, whatever the call's result. A process that has other threads gets the refusal it would have
 * got anyway.
 *
 * What it does not do
 *   The same requests made by system calls of the program's own are not seen. A process that has
 *   asked for a new process id namespace may not make threads any more and stays without monitor.
 */
#include <errno.h>
#include <sched.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/monitor/monitor.h"
#include "core/monitor/process.h"

/* What a thread may not do alone. For setns 0 means: whatever the descriptor is. */
static bool is_for_one_thread(int flags)
{
	return flags & (CLONE_NEWUSER | CLONE_THREAD | CLONE_SIGHAND | CLONE_VM);
}

static bool is_for_one_thread_setns(int type)
{
	return type == 0 || type & (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWTIME);
}

static void come_back(void)
{
	int saved = errno;

	monitor_resume();
	errno = saved;
}

/* Makes CALL, an expression, with the monitor away if it is in the way. */
#define ALONE(in_the_way, result, call)                                                            \
	do {                                                                                       \
		bool away_ = (in_the_way) && monitor_is_alive() && process_is_known();             \
                                                                                                   \
		if (away_)                                                                         \
			monitor_suspend(NS_PER_S);                                                 \
		(result) = (call);                                                                 \
		if (away_)                                                                         \
			come_back();                                                               \
	} while (0)

EXPORT int unshare(int flags)
{
	int result;

	ALONE(is_for_one_thread(flags), result, NEXT(unshare)(flags));
	return result;
}

EXPORT int setns(int fd, int type)
{
	int result;

	ALONE(is_for_one_thread_setns(type), result, NEXT(setns)(fd, type));
	return result;
}
