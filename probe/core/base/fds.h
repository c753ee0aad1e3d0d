/* SPDX-License-Identifier: MIT
 *
 * fds.h - the few descriptors that are ours and that the program must not close by accident.
 *
 * Daemons close every descriptor they do not know. The hooks for close and its relatives ask here
 * and leave ours alone; the program is told what it would have been told without us: that there is
 * no such descriptor.
 */
#ifndef CORE_BASE_FDS_H
#define CORE_BASE_FDS_H

#include <stdbool.h>

/* Moves FD out of the program's way (sys_move_high) and remembers it as ours. The new number, or
 * FD if it is negative. */
int fds_adopt(int fd);

/* Closes one of ours; -1 passes through. */
void fds_drop(int fd);

/* Whether FD is ours. Any thread, signal-safe; one comparison for usual numbers. */
bool fds_is_own(int fd);

/* The smallest of ours that is at least FD; -1 if there is none. */
int fds_next_own(int fd);

/* Moves FD, which is ours and whose number the program wants, elsewhere. */
void fds_evade(int fd, void (*moved)(int from, int to));

#endif
