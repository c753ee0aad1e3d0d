/* SPDX-License-Identifier: MIT
 *
 * fd_role.h - what the descriptors that a thread waits for are to an event loop.
 *
 * The kernel is asked, so this is for the few waits by which a thread is judged. errno may change.
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

enum fd_role fd_role(int fd);

/* Descriptors of which the program has not closed any yet. */
struct open_fds {
	int fds[RECOGNISE_FDS];
	unsigned count; /* more than RECOGNISE_FDS, or nobody looked: 0 */
};

void open_fds_set(struct open_fds *set, const int *fds, unsigned known, unsigned all);

/* FD is closed: true when it was the last of SET. */
bool open_fds_close(struct open_fds *set, int fd);

#endif
