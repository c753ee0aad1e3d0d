/* SPDX-License-Identifier: MIT
 *
 * child.c - run one program in our place: same terminal, same descriptors, same signals.
 *
 * The problem
 *   "asyncprobe run -- CMD" stands where CMD stood: in a shell, a service manager, a CI job.
 * Whoever stops, reloads or kills it knows our process id, not the program's.
 *
 * The idea
 *   All signals that processes send each other are blocked here, taken one by one with sigwaitinfo
 * and passed on (forward.h). The child starts with the mask and dispositions that we were given.
 *
 * What holds
 *   - The child stays in our process group, so the terminal's own signals (Ctrl-C, Ctrl-Z, hang-up,
 *     resize) reach it directly. (Someone who signals the whole group with kill -PGID reaches the
 *     child twice; a sender cannot be told from its target.)
 *   - When job control stops the child we stop too, so the shell sees the job as stopped.
 *   - Nothing of ours is open in the child; its exec failure comes back through a close-on-exec
 * pipe.
 *
 * Read next: attach_check.c, for what is found out before.
 */
#include "reader/launch/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/launch/forward.h"

struct outer {
	sigset_t mask;
	struct sigaction on_child;
};

static void take_signals(sigset_t *ours, struct outer *outer)
{
	struct sigaction plain = { .sa_handler = SIG_DFL };

	forward_fill(ours);
	sigprocmask(SIG_BLOCK, ours, &outer->mask);
	/* An ignored SIGCHLD would reap the child before we know its status. */
	sigaction(SIGCHLD, &plain, &outer->on_child);
}

static void give_signals_back(const struct outer *outer)
{
	sigaction(SIGCHLD, &outer->on_child, NULL);
	sigprocmask(SIG_SETMASK, &outer->mask, NULL);
}

static pid_t start(const char *path, char *const *argv, char *const *env, const struct outer *outer,
                   int status_fd)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	give_signals_back(outer);
	execve(path, argv, env);
	int why = errno;
	while (write(status_fd, &why, sizeof(why)) < 0 && errno == EINTR)
		;
	_exit(127);
}

/* What the child said about its exec: 0 when it went well. Closes FD. */
static int exec_result(int fd)
{
	int why = 0;
	ssize_t n;

	do
		n = read(fd, &why, sizeof(why));
	while (n < 0 && errno == EINTR);
	close(fd);
	return n == (ssize_t)sizeof(why) ? why : 0;
}

/* True with END filled in when the child has ended; follows it into a job-control stop. */
static bool reap(pid_t pid, struct child_end *end)
{
	siginfo_t info = { 0 };

	while (waitid(P_PID, (id_t)pid, &info, WNOHANG | WEXITED | WSTOPPED) == 0 &&
	       info.si_pid == pid) {
		if (info.si_code == CLD_STOPPED) {
			int stop = info.si_status;
			if (stop == SIGTSTP || stop == SIGTTIN || stop == SIGTTOU)
				raise(SIGSTOP);
			info.si_pid = 0;
			continue;
		}
		int sig = info.si_code == CLD_EXITED ? 0 : info.si_status;
		*end = (struct child_end){
			.pid = pid,
			.user = info.si_uid,
			.signal = sig,
			.status = sig ? 128 + sig : info.si_status,
		};
		return true;
	}
	return false;
}

static void wait_for_end(pid_t pid, const sigset_t *ours, struct child_end *end)
{
	while (!reap(pid, end)) {
		siginfo_t info;
		if (sigwaitinfo(ours, &info) > 0)
			forward_signal(pid, &info);
	}
}

gboolean child_run(const char *path, char *const *argv, char *const *env, struct child_end *end,
                   GError **error)
{
	struct outer outer;
	sigset_t ours;
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) < 0)
		return failure_trouble(error, "no pipe for the program to start: %s",
		                       g_strerror(errno));
	take_signals(&ours, &outer);
	pid_t pid = start(path, argv, env, &outer, fds[1]);
	int why = pid < 0 ? errno : 0;
	close(fds[1]);
	if (pid > 0)
		why = exec_result(fds[0]);
	else
		close(fds[0]);
	if (pid > 0)
		wait_for_end(pid, &ours, end);
	give_signals_back(&outer);
	if (why != 0) {
		g_autofree char *shown = escape_dup(path);
		return failure_trouble(error, "%s: could not be started: %s", shown,
		                       g_strerror(why));
	}
	return TRUE;
}
