/* SPDX-License-Identifier: MIT
 *
 * hold.c - block two signals, and swallow them if they came from our own writing (hold.h).
 *
 * Both are sent to the thread that writes, so while they are blocked they wait in its own queue.
 * One that was already waiting before is the program's and stays.
 */
#include "report/hold.h"

#include <errno.h>
#include <pthread.h>
#include <stddef.h>
#include <time.h>

static const int held[] = { SIGPIPE, SIGXFSZ };

enum {
	HELD = sizeof(held) / sizeof(held[0])
};

void hold_begin(struct hold *hold)
{
	sigset_t set;

	sigemptyset(&set);
	for (int i = 0; i < HELD; i++)
		sigaddset(&set, held[i]);
	sigemptyset(&hold->raised);
	sigpending(&hold->raised);
	pthread_sigmask(SIG_BLOCK, &set, &hold->mask);
}

void hold_end(const struct hold *hold)
{
	const struct timespec no_time = { 0, 0 };
	int saved = errno;
	sigset_t pending;

	sigemptyset(&pending);
	sigpending(&pending);
	for (int i = 0; i < HELD; i++) {
		sigset_t one;

		if (!sigismember(&pending, held[i]) || sigismember(&hold->raised, held[i]))
			continue;
		sigemptyset(&one);
		sigaddset(&one, held[i]);
		sigtimedwait(&one, NULL, &no_time);
	}
	pthread_sigmask(SIG_SETMASK, &hold->mask, NULL);
	errno = saved;
}
