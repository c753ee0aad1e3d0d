/* SPDX-License-Identifier: MIT
 *
 * forward.c - signals that were sent to us and are meant for the program we started.
 *
 * The problem
 *   A signal that we do not pass on ends us by its default action and leaves the program an orphan.
 * Services are told things by any signal there is: nginx by SIGWINCH, systemd by SIGRTMIN+n, the
 * JVM by SIGIO.
 *
 * What holds
 *   - Only what an instruction of ours would raise (SIGSEGV and its like) still means us.
 *   - The terminal's signals reach the whole process group by themselves. The kernel marks those
 *     SI_KERNEL; they are not passed on, so none arrives twice. An alarm() set before us is the
 *     exception: it survives our start but not the fork, so the program would never see it.
 *   - A value given with sigqueue stays, and so does the sender's name with it. Real-time signals
 *     arrive as often as they were sent, in order.
 *
 * Read next: child.c, which waits for them.
 */
#include "reader/launch/forward.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

void forward_fill(sigset_t *set)
{
	static const int ours[] = { SIGSEGV, SIGBUS,  SIGFPE,  SIGILL, SIGTRAP,
		                    SIGSYS,  SIGABRT, SIGKILL, SIGSTOP };

	sigfillset(set);
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
		sigdelset(set, ours[i]);
}

/* Sent by a process other than PID, or else by the clock that PID did not inherit. */
static bool is_meant_for(pid_t pid, const siginfo_t *info)
{
	if (info->si_code > 0)
		return info->si_code == SI_KERNEL && info->si_signo == SIGALRM;
	return info->si_pid != pid;
}

void forward_signal(pid_t pid, siginfo_t *info)
{
	bool has_value = info->si_code < 0 && info->si_code != SI_TKILL;

	if (!is_meant_for(pid, info))
		return;
	/* The kernel lets us repeat what sigqueue made, but not what kill did. */
	if (has_value && syscall(SYS_rt_sigqueueinfo, pid, info->si_signo, info) == 0)
		return;
	kill(pid, info->si_signo);
}
