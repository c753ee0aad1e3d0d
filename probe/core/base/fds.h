/* SPDX-License-Identifier: MIT
 *
 * fds.h - the few descriptors that are ours, in whichever table the calling thread has.
 *
 * Why it exists
 *   Daemons close every descriptor they do not know. The hooks for close and its relatives ask here
 *   and leave ours alone; the program is told what it would have been told without us: that there
 *   is no such descriptor. And programs count on getting the lowest free number: what we open,
 *   even for a moment, must not be in their way. So the monitor, who opens files all the time, has
 *   a table of descriptors of its own (fds_part), and each of ours is known by what it is, not by
 *   a number, which may be another in the other table.
 *
 * What it does not do
 *   The program's own threads open for us, too: before main, when the first loop shows up, after a
 *   stall, in a child that turns out to have a loop, before privileges are given up, and at the
 *   end. Such a thread does not notice, but another of the program's, if there is one, can see a
 *   low number taken for some microseconds, as it can when a library opens something.
 */
#ifndef CORE_BASE_FDS_H
#define CORE_BASE_FDS_H

#include <stdbool.h>

enum {
	FDS_CLIENTS = 4
};

enum fds_id {
	FDS_REPORT_DIR,    /* the report's folder */
	FDS_RECORDING_DIR, /* the recording's */
	FDS_REPORT_FILE,   /* the report itself, opened while that was allowed */
	FDS_TIMER,         /* the monitor's; loops arm it */
	FDS_BELL,          /* the monitor's; others ring it */
	FDS_LISTENER,      /* the control socket */
	FDS_EPOLL,
	FDS_CLIENT, /* the first of FDS_CLIENTS */
	FDS_COUNT = FDS_CLIENT + FDS_CLIENTS
};

/* FD, just opened, is ours from now on as ID, which was free. In the program's table it is moved
 * out of the way (sys_move_high). The number, or FD if it is negative. */
int fds_keep(enum fds_id id, int fd);

/* The number of ID in the calling thread's table, -1 if it is not there. Signal-safe. */
int fds_get(enum fds_id id);

/* Closes ID in the calling thread's table, if it is there. */
void fds_drop(enum fds_id id);

/* Whether the program's descriptor FD is ours. Any thread, signal-safe; one comparison for usual
 * numbers. */
bool fds_is_own(int fd);

/* The smallest of ours among the program's descriptors that is at least FD; -1 if there is none. */
int fds_next_own(int fd);

/* Moves the program's descriptor FD, which is ours and whose number the program wants, elsewhere.
 */
void fds_evade(int fd);

/* Gives the calling thread a table of its own with all of ours in it and nothing of the program's,
 * for as long as it lives. False when the kernel cannot do that: then nothing has changed. One
 * thread at a time. */
bool fds_part(void);

/* Whether the calling thread has. */
bool fds_are_parted(void);

/* Such a thread does not exist any more. */
void fds_parted_ended(void);

/* Nor does any other thread: this is a child of fork. */
void fds_forked(void);

#endif
