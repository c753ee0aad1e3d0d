/* SPDX-License-Identifier: MIT
 *
 * sandbox.c - programs that lock themselves in, and would be killed for a system call they do not
 * make themselves.
 *
 *   sandbox strict | filter | syscall | early | fork | threads | refused
 *
 * All but strict have a loop with a stall of 300 ms inside the sandbox, and end with status 5.
 */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "victim.h"

#define ALLOW(name)                                                                                \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1),                                     \
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

static struct sock_filter filter[] = {
	BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
	ALLOW(read),
	ALLOW(write),
#ifdef SYS_epoll_wait
	ALLOW(epoll_wait),
#endif
	ALLOW(epoll_pwait),
	ALLOW(nanosleep),
	ALLOW(clock_nanosleep),
	ALLOW(futex),
	ALLOW(exit_group),
	BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
};
static struct sock_fprog program = { sizeof(filter) / sizeof(filter[0]), filter };

static int loop, bell;

static void open_loop(void)
{
	struct epoll_event event = { .events = EPOLLIN };

	loop = epoll_create1(EPOLL_CLOEXEC);
	bell = event_new();
	MUST(loop >= 0 && epoll_ctl(loop, EPOLL_CTL_ADD, bell, &event) == 0);
}

static NOINLINE void turns(int count, int sleeping)
{
	struct epoll_event event;

	for (int i = 0; i < count; i++) {
		event_set(bell);
		MUST(epoll_wait(loop, &event, 1, -1) == 1);
		event_take(bell);
		if (i == sleeping)
			sleep_ms(300);
	}
	MUST(epoll_wait(loop, &event, 1, 0) == 0);
}

static void lock_in(void)
{
	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0);
}

static void strict(void)
{
	open_loop();
	turns(4, 2);
	MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0);
	event_set(bell);
	event_take(bell);
	syscall(SYS_exit, 5);
}

/* The loop was there before. */
static void filtered(void)
{
	open_loop();
	turns(4, -1);
	lock_in();
	turns(6, 3);
	_exit(5);
}

static void filtered_by_syscall(void)
{
	open_loop();
	turns(4, -1);
	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	MUST(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) == 0);
	turns(6, 3);
	exit(5);
}

/* The loop comes later. */
static void early(void)
{
	open_loop();
	lock_in();
	turns(6, 3);
	_exit(5);
}

static void forked(void)
{
	pid_t child;
	int status;

	open_loop();
	turns(4, -1);
	child = fork();
	MUST(child >= 0);
	if (child == 0)
		early();
	close(loop);
	MUST(waitpid(child, &status, 0) == child);
	MUST(WIFEXITED(status) && WEXITSTATUS(status) == 5);
	_exit(5);
}

static _Atomic int phase;

static void *in_thread(void *unused)
{
	(void)unused;
	turns(4, -1);
	phase = 1;
	while (phase == 1)
		turns(1, -1);
	turns(6, 3);
	phase = 3;
	for (;;)
		sleep_ms(1000);
	return NULL;
}

/* One thread locks in all. */
static void threads(void)
{
	open_loop();
	start(in_thread, NULL);
	while (phase == 0)
		sleep_ms(1);
	MUST(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0);
	MUST(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) ==
	     0);
	phase = 2;
	while (phase == 2)
		sleep_ms(1);
	_exit(5);
}

/* Questions and refusals are no sandbox. */
static void refused(void)
{
	struct sock_fprog bad = { 0, filter };

	open_loop();
	turns(4, -1);
	MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) == -1 && errno == EFAULT);
	MUST(syscall(SYS_seccomp, SECCOMP_SET_MODE_STRICT, 1, NULL) == -1 && errno == EINVAL);
	MUST(prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &bad) == -1 && errno == EINVAL);
	turns(6, 3);
	exit(5);
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		void (*run)(void);
	} kinds[] = {
		{ "strict", strict },   { "filter", filtered }, { "syscall", filtered_by_syscall },
		{ "early", early },     { "fork", forked },     { "threads", threads },
		{ "refused", refused },
	};

	for (size_t i = 0; argc == 2 && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strcmp(argv[1], kinds[i].name) == 0)
			kinds[i].run();
	}
	return 2;
}
