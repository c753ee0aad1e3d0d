/* SPDX-License-Identifier: MIT
 *
 * init.c - the start and the end of the probe, in order, on one page.
 *
 * Start (before main, and before other libraries' constructors where the loader allows): real
 * functions, surroundings, libunwind, recording. The monitor thread comes later, with the first
 * loop, so that programs without one stay single-threaded. End: the report, from a function that
 * exit() calls; registered before main, it is called after everybody else's, destructors included.
 * All hooks stay usable for whatever comes after it.
 */
#include <pthread.h>
#include <stdlib.h>

#include "core/base/sys.h"
#include "core/hooks/next.h"
#include "core/monitor/finish.h"
#include "core/monitor/last_thread.h"
#include "core/monitor/monitor.h"
#include "core/monitor/process.h"
#include "core/stack/jump_target.h"
#include "core/stack/unwind.h"
#include "core/state/loop_thread.h"
#include "core/state/recognise.h"
#include "core/state/ticks.h"
#include "core/state/turn.h"
#include "format/record.h"

/* In the child nothing of the parent's is touched; a recording of its own is made when the child
 * turns out to have a loop. */
static void after_fork_child(void)
{
	gate_forked();
	loop_thread_recording = NULL;
	loop_thread_forget();
	monitor_after_fork_child();
	process_forked();
	recognise_forget();
	loop_thread_note_main();
}

static void stop(int status, void *data)
{
	struct rec_header *header = loop_thread_recording;

	(void)data;
	if (!header || header->pid != sys_pid() || atomic_load(&header->end) != REC_END_RUNNING)
		return;
	if (loop_thread_is_exempt())
		return;
	if (loop_thread_self)
		turn_end(loop_thread_self);
	/* Better not in this thread: exit() may have been called in the middle of malloc. */
	finish(REC_END_EXIT, status & 0xff, !monitor_is_alive());
}

__attribute__((constructor(101))) static void start(void)
{
	next_resolve();
	ticks_start();
	sys_tid(); /* known from now on, also where it cannot be asked */
	process_look_around();
	process.unwinder = unwind_open();
	jump_target_check();
	if (!process_record())
		return;
	loop_thread_on_register = monitor_start;
	loop_thread_on_end = last_thread_note_end;
	loop_thread_note_main();
	recognise_need_recording = process_record;
	pthread_atfork(monitor_before_fork, monitor_after_fork_parent, after_fork_child);
	on_exit(stop, NULL);
}
