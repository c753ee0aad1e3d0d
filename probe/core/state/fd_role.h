/* SPDX-License-Identifier: MIT
 *
 * fd_role.h - what the descriptors that a thread waits for are to an event loop.
 *
 * A loop waits for what was made to wake it, and goes on when a connection has ended; a client
 * waits for one connection. The kernel is asked for that, so this is for the few waits by which a
 * thread is judged. errno may change.
 */
#ifndef CORE_STATE_FD_ROLE_H
#define CORE_STATE_FD_ROLE_H

#include <stdbool.h>

enum {
	RECOGNISE_FDS = 16 /* of so many descriptors a wait is known by */
};

enum fd_role {
	FD_OTHER,
	FD_CONNECTION, /* a connected stream: a client's or a connection thread's */
	FD_WAKER,      /* made to wake a loop up, or to accept work */
};

/* What FD is; FD_OTHER also when it cannot be found out. */
enum fd_role fd_role(int fd);

/* Descriptors of which the program has not closed any yet. */
struct open_fds {
	int fds[RECOGNISE_FDS];
	unsigned count; /* more than RECOGNISE_FDS, or nobody looked: 0 */
};

/* SET becomes the first KNOWN of FDS when these are all ALL of them, else nothing. */
void open_fds_set(struct open_fds *set, const int *fds, unsigned known, unsigned all);

/* FD is closed: true when it was the last of SET. */
bool open_fds_close(struct open_fds *set, int fd);

#endif
