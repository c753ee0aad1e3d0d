/* SPDX-License-Identifier: MIT
 *
 * last_thread.c - notice that only the monitor is left, and let the process end (last_thread.h).
 *
 * The problem
 *   Nobody tells a thread that it is the last. A thread's end can be noticed only where the thread
 *   has something of ours, and not every one has.
 *
 * The idea
 *   The main thread has (loop_thread.c), and a process usually ends with it. When it ends by itself
 *   the monitor begins to ask the kernel from time to time how many there still are. A thread that
 *   the kernel has forgotten has also been counted off by the C library, so the one that returns
 *   then is the last in its eyes and it runs exit(0), handlers and all. They may need a stack of
 *   the usual size and expect the usual signals, so that is done by a fresh thread.
 *
 * What it does not do
 *   Without /proc (a changed root) it cannot tell, and such a process stays.
 */
#include "core/monitor/last_thread.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

#include "core/base/sys.h"
#include "core/base/text.h"

static _Atomic bool near;
static _Atomic int predecessor; /* thread id of the one that handed over */

bool last_thread_note_end(void)
{
	if (sys_tid() != sys_pid())
		return false;
	atomic_store(&near, true);
	return true;
}

bool last_thread_is_near(void)
{
	return atomic_load(&near);
}

void last_thread_forked(void)
{
	atomic_store(&near, false);
}

/* How many threads the kernel counts, a dead main one included; *MAIN_IS_DEAD: whether it is. 0
 * when that cannot be told. */
static uint64_t count_threads(bool *main_is_dead)
{
	enum {
		STATE_TO_THREADS = 17 /* fields (proc(5), stat) */
	};
	char line[512];
	const char *at;

	if (sys_read_file("/proc/self/stat", line, sizeof(line)) <= 0)
		return 0;
	at = strrchr(line, ')');
	if (!at || at[1] != ' ')
		return 0;
	*main_is_dead = at[2] == 'Z' || at[2] == 'X';
	for (int i = 0; at && i <= STATE_TO_THREADS; i++)
		at = strchr(at + 1, ' ');
	if (!at)
		return 0;
	at++;
	return text_take_number(&at);
}

bool last_thread_is_alone(void)
{
	bool main_is_dead = false;
	uint64_t count = count_threads(&main_is_dead);

	return main_is_dead && count <= 2;
}

bool last_thread_is_next(void)
{
	bool main_is_dead = false;

	return count_threads(&main_is_dead) == 2;
}

/* Becomes the last thread: waits until the kernel does not know the one before any more. */
static void *outlive(void *data)
{
	const struct timespec moment = { 0, 100 * 1000 };

	while (sys_call3(SYS_tgkill, sys_pid(), atomic_load(&predecessor), 0) == 0)
		sys_call2(SYS_nanosleep, &moment, 0);
	return data;
}

void last_thread_hand_over(const sigset_t *mask)
{
	pthread_attr_t attributes;
	pthread_t thread;

	atomic_store(&predecessor, sys_tid());
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_attr_setsigmask_np(&attributes, mask);
	if (pthread_create(&thread, &attributes, outlive, NULL) != 0)
		sys_call4(SYS_rt_sigprocmask, SIG_SETMASK, mask, 0, _NSIG / 8);
	pthread_attr_destroy(&attributes);
}
