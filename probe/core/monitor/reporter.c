/* SPDX-License-Identifier: MIT
 *
 * reporter.c - from our own recording to the report file (reporter.h).
 *
 * The report is built from the recording exactly as the reader would build it after a crash; only
 * the names of functions come from the living process. While it is being written the thread is
 * no loop thread: its own calls must not be counted.
 */
#include "core/monitor/reporter.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

#include "core/base/fds.h"
#include "core/base/sys.h"
#include "core/monitor/names.h"
#include "core/monitor/process.h"
#include "core/monitor/watch.h"
#include "core/state/loop_thread.h"
#include "report/recording.h"
#include "report/report.h"

static const uint64_t patience = 2 * NS_PER_S;

/* The report of HEADER; NULL with the reason in RESULT. */
static json_t *build(struct rec_header *header, int *result)
{
	struct report_symbols symbols = names_of(header);
	struct recording recording;
	char why[120];
	json_t *root;

	*result = recording_from_memory(&recording, header, header->file_size, why, sizeof(why));
	if (*result < 0)
		return NULL;
	root = report_build(&recording, &symbols);
	names_release();
	if (!root)
		*result = -ENOMEM;
	return root;
}

static int build_and_write(struct rec_header *header)
{
	int folder = fds_get(FDS_REPORT_DIR);
	int file = fds_get(FDS_REPORT_FILE);
	int result;
	json_t *root = build(header, &result);

	if (!root)
		return result;
	if (folder >= 0)
		result = report_write_at(root, folder, strrchr(process.report, '/') + 1);
	else
		result = report_write(root, process.report);
	if (result < 0 && file >= 0)
		result = report_overwrite(root, file);
	json_decref(root);
	return result;
}

int reporter_write(void)
{
	struct loop_thread *self = loop_thread_self;
	struct rec_header *header = loop_thread_recording;
	int result;

	if (!header)
		return -ENODATA;
	if (!watch_lock(patience))
		return -EBUSY;
	loop_thread_self = NULL;
	watch_drain(header);
	result = gate_is_shut() ? -EPERM : build_and_write(header);
	loop_thread_self = self;
	watch_unlock();
	return result;
}

bool reporter_prepare(void)
{
	struct loop_thread *self = loop_thread_self;
	struct rec_header *header;
	json_t *root;
	int result;

	if (!process_prepare())
		return false;
	header = loop_thread_recording;
	if (!watch_lock(patience))
		return true;
	loop_thread_self = NULL;
	root = build(header, &result);
	if (root)
		report_overwrite(root, fds_get(FDS_REPORT_FILE));
	json_decref(root);
	loop_thread_self = self;
	watch_unlock();
	return true;
}
