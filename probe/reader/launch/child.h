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

/* Starts PATH with ARGV and ENV and waits for its end, passing on signals that reach us. Returns
 * its exit status, 128+N when signal N ended it, or -1 with ERROR set (exit status 3) when it could
 * not be started. Only for a process with a single thread. */
int child_run(const char *path, char *const *argv, char *const *env, GError **error);

#endif
