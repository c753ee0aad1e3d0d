/* SPDX-License-Identifier: MIT
 *
 * stall_sleep_calls.c - the calls that wait for time, a signal or another process, one by one.
 *
 * Signals come from a thread, to the loop's thread alone. Commands are the shell's, which sleeps
 * for as long as the others take.
 */
#include <signal.h>
#include <sys/resource.h>
#include <threads.h>
#include <wordexp.h>

#include "cases.h"

int __nanosleep(const struct timespec *time, struct timespec *rest);
int __poll(struct pollfd *fds, nfds_t count, int timeout);
int __select(int count, fd_set *in, fd_set *out, fd_set *except, struct timeval *timeout);

static const struct timespec some = { 0, LONG_MS * 1000000L };
static pthread_t loop;
static sigset_t usr2, none;

static void on_signal(int number)
{
	(void)number;
}

static void send_signal(void)
{
	MUST(pthread_kill(loop, SIGUSR1) == 0);
}

static void send_blocked(void)
{
	MUST(pthread_kill(loop, SIGUSR2) == 0);
}

/* A child that lives as long as the others wait. */
static pid_t child(void)
{
	pid_t pid = fork();

	MUST(pid >= 0);
	if (pid == 0) {
		sleep_ms(LONG_MS);
		_exit(7);
	}
	return pid;
}

DO(nanosleep, MUST(nanosleep(&some, NULL) == 0))
DO(__nanosleep, MUST(__nanosleep(&some, NULL) == 0))
DO(clock_nanosleep, MUST(clock_nanosleep(CLOCK_MONOTONIC, 0, &some, NULL) == 0))
DO(thrd_sleep, MUST(thrd_sleep(&some, NULL) == 0))
DO(usleep, MUST(usleep(LONG_MS * 1000) == 0))
DO(sleep, MUST(sleep(1) == 0))
DO(poll, MUST(poll(NULL, 0, LONG_MS) == 0))
DO(__poll, MUST(__poll(NULL, 0, LONG_MS) == 0))
DO(__select, struct timeval time = { 0, LONG_MS * 1000 };
   MUST(__select(0, NULL, NULL, NULL, &time) == 0))
DO(pselect, MUST(pselect(0, NULL, NULL, NULL, &some, NULL) == 0))
DO(pause, MUST(pause() == -1 && errno == EINTR))
DO(sigsuspend, MUST(sigsuspend(&none) == -1 && errno == EINTR))
DO(sigwait, int number; MUST(sigwait(&usr2, &number) == 0 && number == SIGUSR2))
DO(sigwaitinfo, MUST(sigwaitinfo(&usr2, NULL) == SIGUSR2))
DO(sigtimedwait, MUST(sigtimedwait(&usr2, NULL, &some) == -1 && errno == EAGAIN))
DO(wait, child(); MUST(wait(NULL) > 0))
DO(waitpid, pid_t pid = child(); MUST(waitpid(pid, NULL, 0) == pid))
DO(waitid, pid_t pid = child(); siginfo_t info; MUST(waitid(P_PID, pid, &info, WEXITED) == 0))
DO(wait3, child(); MUST(wait3(NULL, 0, NULL) > 0))
DO(wait4, pid_t pid = child(); MUST(wait4(pid, NULL, 0, NULL) == pid))
DO(system, MUST(system("sleep 0.2") == 0))
DO(pclose, MUST(pclose(popen("sleep 0.2", "r")) == 0))
DO(wordexp, wordexp_t words; MUST(wordexp("$(sleep 0.2)", &words, 0) == 0); wordfree(&words))

static const struct blocking_case cases[] = {
	{ do_nanosleep, NULL },
	{ do___nanosleep, NULL },
	{ do_clock_nanosleep, NULL },
	{ do_thrd_sleep, NULL },
	{ do_usleep, NULL },
	{ do_sleep, NULL },
	{ do_poll, NULL },
	{ do___poll, NULL },
	{ do___select, NULL },
	{ do_pselect, NULL },
	{ do_pause, send_signal },
	{ do_sigsuspend, send_signal },
	{ do_sigwait, send_blocked },
	{ do_sigwaitinfo, send_blocked },
	{ do_sigtimedwait, NULL },
	{ do_wait, NULL },
	{ do_waitpid, NULL },
	{ do_waitid, NULL },
	{ do_wait3, NULL },
	{ do_wait4, NULL },
	{ do_system, NULL },
	{ do_pclose, NULL },
	{ do_wordexp, NULL },
};

int main(void)
{
	struct sigaction action = { .sa_handler = on_signal };

	loop = pthread_self();
	sigemptyset(&none);
	sigemptyset(&usr2);
	sigaddset(&usr2, SIGUSR2);
	MUST(sigaction(SIGUSR1, &action, NULL) == 0);
	MUST(sigprocmask(SIG_BLOCK, &usr2, NULL) == 0);
	RUN_CASES(cases);
	return 0;
}

/*
 * EXPECT stall cause=blocked_call call=nanosleep min=195ms max=300ms frame=do_nanosleep
 * EXPECT stall cause=blocked_call call=nanosleep min=195ms max=300ms frame=do___nanosleep
 * EXPECT stall cause=blocked_call call=clock_nanosleep min=195ms max=300ms
 * frame=do_clock_nanosleep
 * EXPECT stall cause=blocked_call call=thrd_sleep min=195ms max=300ms frame=do_thrd_sleep
 * EXPECT stall cause=blocked_call call=usleep min=195ms max=300ms frame=do_usleep
 * EXPECT stall cause=blocked_call call=sleep min=1000ms max=1100ms frame=do_sleep
 * EXPECT stall cause=blocked_call call=poll min=195ms max=300ms frame=do_poll
 * EXPECT stall cause=blocked_call call=poll min=195ms max=300ms frame=do___poll
 * EXPECT stall cause=blocked_call call=select min=195ms max=300ms frame=do___select
 * EXPECT stall cause=blocked_call call=pselect min=195ms max=300ms frame=do_pselect
 * EXPECT stall cause=blocked_call call=pause min=195ms max=300ms frame=do_pause
 * EXPECT stall cause=blocked_call call=sigsuspend min=195ms max=300ms frame=do_sigsuspend
 * EXPECT stall cause=blocked_call call=sigwait min=195ms max=300ms frame=do_sigwait
 * EXPECT stall cause=blocked_call call=sigwaitinfo min=195ms max=300ms frame=do_sigwaitinfo
 * EXPECT stall cause=blocked_call call=sigtimedwait min=195ms max=300ms frame=do_sigtimedwait
 * EXPECT stall cause=blocked_call call=wait min=195ms max=300ms frame=do_wait
 * EXPECT stall cause=blocked_call call=waitpid min=195ms max=300ms frame=do_waitpid
 * EXPECT stall cause=blocked_call call=waitid min=195ms max=300ms frame=do_waitid
 * EXPECT stall cause=blocked_call call=wait3 min=195ms max=300ms frame=do_wait3
 * EXPECT stall cause=blocked_call call=wait4 min=195ms max=300ms frame=do_wait4
 * EXPECT stall cause=blocked_call call=system path=sleep min=195ms max=330ms frame=do_system
 * EXPECT stall cause=blocked_call call=pclose fd=yes min=195ms max=330ms frame=do_pclose
 * EXPECT stall cause=blocked_call call=wordexp path=$(sleep min=195ms max=330ms frame=do_wordexp
 * EXPECT exit=0
 */
