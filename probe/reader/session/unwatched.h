/* SPDX-License-Identifier: MIT
 *
 * unwatched.h - processes that have the probe in them and no recording.
 *
 * A daemon that gives up its privileges and forks is the usual one: the probe in the child may not
 * write into a folder that root made. What it does from then on nobody records, and nobody would
 * say so.
 */
#ifndef READER_SESSION_UNWATCHED_H
#define READER_SESSION_UNWATCHED_H

#include <glib.h>
#include <sys/types.h>

/* One sentence for each process that still runs with SETTINGS and the probe LIBRARY in it and has
 * no recording: that it goes on, that it is not watched, and why as far as can be told; at the end
 * how many more there are, if they are many. FOLDER: where it was to record. The caller frees with
 * g_ptr_array_unref. RUNNING: the numbers, as text, of processes that were found by their
 * recordings; gains those that have begun one since then, so that each process is told of. Waits a
 * moment for processes that are about to end or to record. Only for a process with a single thread.
 */
GPtrArray *unwatched_list(const char *settings, const char *library, const char *folder,
                          GPtrArray *running);

/* Why process PID has no control socket where it was looked for, as a sentence: it has the probe
 * but no recording, or it records elsewhere. FOLDER is taken for where it was to record when the
 * process does not tell. NULL when PID does not run or has no probe. The caller frees. Only for a
 * process with a single thread. */
char *unwatched_reason(pid_t pid, const char *folder);

#endif
