/* SPDX-License-Identifier: MIT
 *
 * child.h - run one program in our place: same terminal, same descriptors, same signals.
 *
 * What callers may rely on is that nobody can tell the two apart: the parent sees one exit status,
 * the terminal one job, the child the world it would have had without us.
 */
#ifndef READER_LAUNCH_CHILD_H
#define READER_LAUNCH_CHILD_H

#include <glib.h>
#include <sys/types.h>

struct child_end {
	int status; /* exit status, 128+N when signal N ended it */
	int signal; /* N; 0 when none did */
	pid_t pid;
	uid_t user; /* whom the process ran as in the end */
};

/* Starts PATH with ARGV and ENV, passes on signals that reach us, and waits for its END. False with
 * ERROR set (exit status 3) when it could not be started. Only for a process with a single thread.
 */
gboolean child_run(const char *path, char *const *argv, char *const *env, struct child_end *end,
                   GError **error);

#endif
