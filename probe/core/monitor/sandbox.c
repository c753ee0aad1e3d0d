/* SPDX-License-Identifier: MIT
 *
 * sandbox.c - make ready for a life without system calls (sandbox.h).
 *
 * The problem
 *   The kernel kills a filtered process for a call that its author did not think of. It may filter
 *   one thread or all, so the monitor must be gone before: it cannot even end afterwards.
 *
 * What holds
 *   - What will be needed later and costs a system call is had before: the recording of a child
 * that has none yet, memory for loops that are not known yet.
 *   - A signal of ours that is under way is answered before; returning from a handler is a system
 *     call, too.
 *   - All waits here are bounded. A filter that is refused by the kernel leaves no trace.
 *   - In a process we know nothing of (a vfork child, a raw clone) only the gate is shut. If it
 * shares its parent's memory the parent is not measured any more, but nobody is killed.
 *   - After the call nothing here is done but writing memory.
 */
#include "core/monitor/sandbox.h"

#include <errno.h>
#include <stdatomic.h>

#include "core/base/gate.h"
#include "core/base/sys.h"
#include "core/monitor/monitor.h"
#include "core/monitor/process.h"
#include "core/monitor/watch.h"
#include "core/record/store.h"
#include "core/state/loop_thread.h"
#include "core/state/turn.h"

enum {
	SPARE_LOOPS = 16
};

static const uint64_t long_patience = 2 * NS_PER_S;
static const uint64_t short_patience = 200 * NS_PER_MS;

/* Calls of sandbox_enter that did not fail. */
static _Atomic int entries;

static bool is_being_asked(void)
{
	struct loop_thread *loop;

	for (unsigned i = 0; (loop = loop_thread_at(i)); i++) {
		uint32_t sample = atomic_load(&loop->sample.state);

		if (sample == SAMPLE_ASKED || sample == SAMPLE_FILLING)
			return true;
	}
	return false;
}

/* Nobody asks any more; waits until the last signal has been handled. */
static void await_answers(void)
{
	const struct timespec moment = { 0, 200 * 1000 };
	uint64_t end = sys_now() + short_patience;

	while (is_being_asked() && sys_now() < end)
		sys_call2(SYS_nanosleep, &moment, 0);
}

static void prepare(void)
{
	if (!loop_thread_recording && !process_record())
		return;
	loop_thread_reserve(SPARE_LOOPS);
	monitor_suspend(long_patience);
	await_answers();
	monitor_collect();
}

/* The kernel takes the processor's counter away from a strict thread: it is measured up to here. */
static void leave_thread(void)
{
	if (loop_thread_self) {
		turn_end(loop_thread_self);
		loop_thread_retire(loop_thread_self);
	}
	loop_thread_exempt(true);
}

void sandbox_enter(enum sandbox_kind kind)
{
	int saved = errno;

	if (kind == SANDBOX_STRICT && process_is_known())
		leave_thread();

	atomic_fetch_add(&entries, 1);
	if (!gate_is_shut()) {
		if (process_is_known())
			prepare();
		/* A report that is just being written must not be cut off. */
		if (watch_lock(long_patience)) {
			gate_shut(short_patience);
			watch_unlock();
		} else {
			gate_shut(short_patience);
		}
	}
	errno = saved;
}

void sandbox_entered(enum sandbox_kind kind, bool happened)
{
	int saved = errno;

	if (happened) {
		if (loop_thread_recording && process_is_known())
			store_cover(loop_thread_recording, REC_COVER_SECCOMP);
		errno = saved;
		return;
	}
	if (kind == SANDBOX_STRICT)
		loop_thread_exempt(false);
	if (atomic_fetch_sub(&entries, 1) == 1) {
		gate_open();
		if (loop_thread_recording && process_is_known())
			monitor_resume();
	}
	errno = saved;
}
