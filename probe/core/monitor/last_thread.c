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
 *   it leaves a thread in its place, which asks the kernel from time to time how many there still
 *   are. A thread that the kernel has forgotten has also been counted off by the C library, so the
 *   one that returns then is the last in its eyes and it runs exit(0), handlers and all.
 *
 * What holds
 *   That thread, unlike the monitor, has the program's descriptors and keeps them open for the
 *   handlers, has a stack of the usual size, and the main thread's signal mask once it is alone.
 *   Before, it takes no signal that another thread could want.
 *
 * What it does not do
 *   Without /proc (a changed root) it cannot tell, and such a process stays.
 */
#include "core/monitor/last_thread.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/monitor/monitor.h"
#include "core/monitor/process.h"
#include "core/state/loop_thread.h"

static const uint64_t period = 20 * NS_PER_MS;

static struct {
	_Atomic bool main_ended;
	_Atomic uint32_t unwanted; /* the thread shall end */
	_Atomic int tid;           /* of the thread, 0: none, -1: it has not begun */
	sigset_t mask;             /* the main thread's */
} state;

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

/* Whether there is nobody but the caller, the monitor and a dead main thread. */
static bool is_alone(void)
{
	bool main_is_dead = false;
	uint64_t count = count_threads(&main_is_dead);

	return main_is_dead && count <= 2u + monitor_is_alive();
}

/* In the main thread's place. */
static void *stay(void *data)
{
	atomic_store(&state.tid, sys_tid());
	loop_thread_exempt(true);
	while (!atomic_load(&state.unwanted) && !is_alone())
		sys_futex_wait(&state.unwanted, 0, period);
	if (!atomic_load(&state.unwanted)) {
		atomic_store(&state.tid, 0);
		monitor_suspend(NS_PER_S);
		sys_call4(SYS_rt_sigprocmask, SIG_SETMASK, &state.mask, 0, _NSIG / 8);
		loop_thread_exempt(false);
	}
	return data;
}

static void take_place(void)
{
	int nobody = 0;
	pthread_attr_t attributes;
	pthread_t thread;
	sigset_t all;
	int result;

	if (!atomic_compare_exchange_strong(&state.tid, &nobody, -1))
		return;
	atomic_store(&state.unwanted, 0);
	sigfillset(&all);
	pthread_attr_init(&attributes);
	pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
	pthread_attr_setsigmask_np(&attributes, &all);
	result = pthread_create(&thread, &attributes, stay, NULL);
	pthread_attr_destroy(&attributes);
	if (result == 0)
		return;
	atomic_store(&state.tid, 0);
	monitor_suspend(NS_PER_S);
}

void last_thread_note_end(void)
{
	if (!process_is_known() || sys_tid() != sys_pid())
		return;
	sys_call4(SYS_rt_sigprocmask, SIG_SETMASK, 0, &state.mask, _NSIG / 8);
	atomic_store(&state.main_ended, true);
	if (monitor_is_alive())
		take_place();
}

void last_thread_note_exit(void)
{
	bool main_is_dead = false;

	if (!monitor_is_alive() || !process_is_known())
		return;
	if (count_threads(&main_is_dead) == 2)
		monitor_suspend(NS_PER_S);
	else
		last_thread_note_end();
}

void last_thread_monitor_began(void)
{
	if (atomic_load(&state.main_ended))
		take_place();
}

void last_thread_monitor_ends(uint64_t timeout_ns)
{
	const struct timespec moment = { 0, 200 * 1000 };
	uint64_t end = sys_now() + timeout_ns;

	if (atomic_load(&state.tid) == 0)
		return;
	atomic_store(&state.unwanted, 1);
	sys_futex_wake(&state.unwanted);
	for (;;) {
		int tid = atomic_load(&state.tid);

		if (tid > 0 && sys_call3(SYS_tgkill, sys_pid(), tid, 0) == -ESRCH)
			break;
		if (sys_now() >= end)
			return;
		sys_call2(SYS_nanosleep, &moment, 0);
	}
	atomic_store(&state.tid, 0);
}

void last_thread_forked(void)
{
	atomic_store(&state.main_ended, false);
	atomic_store(&state.tid, 0);
}
