/* SPDX-License-Identifier: MIT
 *
 * owner.h - the process that a recording or a control socket belongs to.
 *
 * Its number stands in the name of the file. Numbers are given out again, so a process that only
 * has the same number is told apart by what it has mapped.
 */
#ifndef READER_SESSION_OWNER_H
#define READER_SESSION_OWNER_H

#include <glib.h>
#include <sys/types.h>

/* The process id in NAME ("nginx.4711.aprec"), which ends in SUFFIX; 0 when there is none. */
pid_t owner_of(const char *name, const char *suffix);

/* Whether PID may still use the recording at PATH; when in doubt, yes. */
gboolean owner_is_running(pid_t pid, const char *path);

#endif
