/* SPDX-License-Identifier: MIT
 *
 * interpose_life.c - ends that no destructor sees: _exit and its kin, and exec.
 *
 * In a vfork child the memory is the parent's: nothing may be written and nothing is ours to
 * report. It shows by a process id that differs from the recording's. These calls are allowed where
 * memory must not be allocated, so a process that never had a loop, and so no monitor, writes no
 * report here: its recording is taken away, or left for the reader when the settings say `all`.
 */
#include <alloca.h>
#include <stddef.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/monitor/finish.h"
#include "core/monitor/monitor.h"
#include "core/monitor/process.h"
#include "core/state/loop_thread.h"
#include "core/state/turn.h"

static void say_goodbye(unsigned end, int status)
{
	struct rec_header *header = loop_thread_recording;

	if (!header || header->pid != sys_pid())
		return;
	if (atomic_load(&header->end) != REC_END_RUNNING || loop_thread_is_exempt())
		return;
	/* In a sandbox nobody says whether this is a vfork child about to exec. */
	if (end == REC_END_EXEC && gate_is_shut())
		return;
	if (end != REC_END_EXEC && loop_thread_self)
		turn_end(loop_thread_self);
	if (monitor_is_alive() || gate_is_shut())
		finish(end, status, false);
	else if (atomic_load(&header->sections[REC_LOOPS].used) > 0 ||
	         (process.settings.all && end != REC_END_EXEC))
		finish_unwritten(end, status);
	else
		finish_unseen();
}

EXPORT __attribute__((noreturn)) void _exit(int status)
{
	say_goodbye(REC_END_QUICK, status & 0xff);
	NEXT(_exit)(status);
	__builtin_unreachable();
}

EXPORT __attribute__((noreturn)) void _Exit(int status)
{
	say_goodbye(REC_END_QUICK, status & 0xff);
	NEXT(_Exit)(status);
	__builtin_unreachable();
}

EXPORT __attribute__((noreturn)) void quick_exit(int status)
{
	say_goodbye(REC_END_QUICK, status & 0xff);
	NEXT(quick_exit)(status);
	__builtin_unreachable();
}

/* ---- exec --------------------------------------------------------------------------------- */

/* Exec failed: the process lives on. */
static int came_back(int result)
{
	struct rec_header *header = loop_thread_recording;

	if (header && header->pid == sys_pid() && atomic_load(&header->end) == REC_END_EXEC) {
		atomic_store(&header->end_ns, 0);
		atomic_store(&header->end, REC_END_RUNNING);
	}
	return result;
}

EXPORT int execve(const char *path, char *const argv[], char *const envp[])
{
	say_goodbye(REC_END_EXEC, -1);
	return came_back(NEXT(execve)(path, argv, envp));
}

EXPORT int execv(const char *path, char *const argv[])
{
	say_goodbye(REC_END_EXEC, -1);
	return came_back(NEXT(execv)(path, argv));
}

EXPORT int execvp(const char *file, char *const argv[])
{
	say_goodbye(REC_END_EXEC, -1);
	return came_back(NEXT(execvp)(file, argv));
}

EXPORT int execvpe(const char *file, char *const argv[], char *const envp[])
{
	say_goodbye(REC_END_EXEC, -1);
	return came_back(NEXT(execvpe)(file, argv, envp));
}

EXPORT int fexecve(int fd, char *const argv[], char *const envp[])
{
	say_goodbye(REC_END_EXEC, -1);
	return came_back(NEXT(fexecve)(fd, argv, envp));
}

EXPORT int execveat(int at, const char *path, char *const argv[], char *const envp[], int flags)
{
	say_goodbye(REC_END_EXEC, -1);
	return came_back(NEXT(execveat)(at, path, argv, envp, flags));
}

/* The arguments of execl and its kin, the first included, up to and without the NULL. */
static size_t count_arguments(const char *first, va_list arguments)
{
	size_t count = 0;

	for (const char *arg = first; arg; arg = va_arg(arguments, const char *))
		count++;
	return count;
}

#define COLLECT(argv, first, arguments)                                                            \
	do {                                                                                       \
		va_list copy_;                                                                     \
		size_t count_;                                                                     \
                                                                                                   \
		va_start(copy_, first);                                                            \
		count_ = count_arguments(first, copy_);                                            \
		va_end(copy_);                                                                     \
		(argv) = alloca((count_ + 1) * sizeof(char *));                                    \
		va_start(arguments, first);                                                        \
		(argv)[0] = (char *)(first);                                                       \
		for (size_t i_ = 1; i_ <= count_; i_++)                                            \
			(argv)[i_] = va_arg(arguments, char *);                                    \
	} while (0)

EXPORT int execl(const char *path, const char *arg, ...)
{
	va_list arguments;
	char **argv;

	COLLECT(argv, arg, arguments);
	va_end(arguments);
	return execv(path, argv);
}

EXPORT int execlp(const char *file, const char *arg, ...)
{
	va_list arguments;
	char **argv;

	COLLECT(argv, arg, arguments);
	va_end(arguments);
	return execvp(file, argv);
}

EXPORT int execle(const char *path, const char *arg, ...)
{
	va_list arguments;
	char *const *envp;
	char **argv;

	COLLECT(argv, arg, arguments);
	envp = va_arg(arguments, char *const *);
	va_end(arguments);
	return execve(path, argv, envp);
}
