/* SPDX-License-Identifier: MIT
 *
 * leftovers.h - recordings that stayed behind in a folder of reports.
 *
 * Called after a program has ended under `asyncprobe run`, for what it or its children left behind.
 * A recording of a process that still runs is never touched.
 */
#ifndef READER_SESSION_LEFTOVERS_H
#define READER_SESSION_LEFTOVERS_H

#include <glib.h>

/* Turns every recording in FOLDER whose process is gone into its report, and removes the recording
 * and its control socket once the report is written. Returns the ids of the processes that still
 * run, as text ("4711"), sorted by name of the recording, without those whose recording is named in
 * BEFORE (char *): they belong to somebody else's run. The caller frees with g_ptr_array_unref.
 * Recordings that could not be read stay where they are; each gets a message appended to TROUBLES
 * (char *, owned by that array). */
GPtrArray *leftovers_recover(const char *folder, GPtrArray *before, GPtrArray *troubles);

/* Names of the recordings in FOLDER; the caller frees with g_ptr_array_unref. */
GPtrArray *leftovers_list(const char *folder);

#endif
