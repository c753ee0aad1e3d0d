/* SPDX-License-Identifier: MIT
 *
 * signals.c - prints each signal it gets, once per arrival, until SIGTERM; then ends with status 9.
 *
 * Prints "ready PID" when it listens, and first the signals that were blocked or ignored at its
 * start: a launcher must not hand its own mask down.
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

int main(void)
{
	static const int watched[] = { SIGTERM, SIGINT,  SIGHUP,  SIGQUIT,
		                       SIGUSR1, SIGUSR2, SIGCONT, SIGWINCH };
	sigset_t set;

	print_inherited();
	sigemptyset(&set);
	for (size_t i = 0; i < sizeof(watched) / sizeof(watched[0]); i++)
		sigaddset(&set, watched[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	printf("ready %d\n", (int)getpid());
	fflush(stdout);
	for (;;) {
		int sig = sigwaitinfo(&set, NULL);
		if (sig < 0)
			continue;
		printf("got %s\n", sigabbrev_np(sig));
		fflush(stdout);
		if (sig == SIGTERM)
			return 9;
	}
}
