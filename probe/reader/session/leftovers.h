/* SPDX-License-Identifier: MIT
 *
 * leftovers.h - recordings and sockets that stayed behind in a folder of reports.
 *
 * Called after a program has ended under `asyncprobe run`, for what it or its children left behind.
 * A recording of a process that still runs is never touched.
 */
#ifndef READER_SESSION_LEFTOVERS_H
#define READER_SESSION_LEFTOVERS_H

#include <glib.h>

struct leftovers {
	const char *folder;
	GPtrArray *before; /* names of recordings that were there when the program was started */
	gboolean keep;     /* the user wants recordings and sockets to stay */
	/* The program itself, when signal SIGNAL ended it (0: none did): its report says so. */
	int process, signal;
};

/* Turns every recording whose process is gone into its report, unless the process wrote that
 * itself, and removes the recording and its control socket once there is a report; also sockets
 * without recordings. Waits a moment for processes that are about to end. Recordings from BEFORE
 * whose report is complete are somebody's who wanted them, and stay. Returns the ids of the
 * processes that still run, as text ("4711"), sorted by name of the recording, without those in
 * BEFORE: they belong to somebody else's run. The caller frees with g_ptr_array_unref. What could
 * not be read or removed stays where it is, with a message appended to TROUBLES (char *, owned by
 * that array). */
GPtrArray *leftovers_recover(const struct leftovers *leftovers, GPtrArray *troubles);

/* Names of the recordings in FOLDER; the caller frees with g_ptr_array_unref. */
GPtrArray *leftovers_list(const char *folder);

#endif
