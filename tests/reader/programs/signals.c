/* SPDX-License-Identifier: MIT
 *
 * signals.c - prints each signal it gets, once per arrival, until SIGTERM; then ends with status 9.
 *
 * Prints "ready PID" when it listens, and first the signals that were blocked or ignored at its
 * start: a launcher must not hand its own mask down. Real-time signals are "RTMIN+n"; a value that
 * came with a signal stands behind it.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void print_inherited(void)
{
	sigset_t mask;

	sigprocmask(SIG_BLOCK, NULL, &mask);
	for (int sig = 1; sig < NSIG; sig++) {
		struct sigaction action;
		if (sigismember(&mask, sig) == 1)
			printf("blocked %d\n", sig);
		if (sigaction(sig, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
			printf("ignored %d\n", sig);
	}
}

static void print_signal(const siginfo_t *info)
{
	if (info->si_signo >= SIGRTMIN)
		printf("got RTMIN+%d", info->si_signo - SIGRTMIN);
	else
		printf("got %s", sigabbrev_np(info->si_signo));
	if (info->si_code == SI_QUEUE)
		printf(" with %d of %d", info->si_value.sival_int, (int)info->si_pid);
	printf("\n");
	fflush(stdout);
}

int main(void)
{
	/* Job control stays as it is for everybody. */
	static const int left_alone[] = { SIGTSTP, SIGTTIN, SIGTTOU, SIGSEGV };
	sigset_t set;

	print_inherited();
	sigfillset(&set);
	for (size_t i = 0; i < sizeof(left_alone) / sizeof(left_alone[0]); i++)
		sigdelset(&set, left_alone[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	printf("ready %d\n", (int)getpid());
	fflush(stdout);
	for (;;) {
		siginfo_t info;
		if (sigwaitinfo(&set, &info) < 0)
			continue;
		print_signal(&info);
		if (info.si_signo == SIGTERM)
			return 9;
	}
}
