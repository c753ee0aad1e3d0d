/* SPDX-License-Identifier: MIT
 *
 * finish.c - the last things: the report, and what may be taken away after it (finish.h).
 *
 * The recording goes only when the report is complete. Where the report cannot be written the
 * recording is what remains, and the reader makes the report from it.
 */
#include "core/monitor/finish.h"

#include <errno.h>
#include <stdatomic.h>

#include "core/base/sys.h"
#include "core/monitor/monitor.h"
#include "core/monitor/process.h"
#include "core/monitor/reporter.h"
#include "core/state/loop_thread.h"

static const uint64_t patience = 2 * NS_PER_S;

void finish_unwritten(unsigned end, int status)
{
	struct rec_header *header = loop_thread_recording;

	atomic_store(&header->exit_status, status);
	atomic_store(&header->end_ns, sys_now());
	atomic_store(&header->end, end);
}

void finish(unsigned end, int status, bool direct)
{
	struct rec_header *header = loop_thread_recording;
	int result;

	if (!header)
		return;
	finish_unwritten(end, status);
	if (gate_is_shut()) {
		monitor_collect();
		return;
	}
	result = direct ? reporter_write() : monitor_ask(MONITOR_REPORT, patience);
	if (result < 0) {
		process_say_failure(process.in_file ? "the recording is kept, no report at "
		                                    : "nothing is kept, no report at ",
		                    process.report, -result);
		monitor_close_socket();
		return;
	}
	if (process.settings.keep)
		return;
	monitor_close_socket();
	process_unlink_recording();
}

void finish_unseen(void)
{
	if (process.settings.keep)
		return;
	process_unlink_recording();
	process_unlink_report();
	monitor_close_socket();
}

void finish_prepare(void)
{
	int saved = errno;

	if (sys_call0(SYS_geteuid) == 0 && process_is_known() &&
	    monitor_ask(MONITOR_PREPARE, patience) == -ESRCH && reporter_prepare())
		monitor_open_socket();
	errno = saved;
}
