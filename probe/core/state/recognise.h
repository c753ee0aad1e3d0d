/* SPDX-License-Identifier: MIT
 *
 * recognise.h - which wait of which thread is an event loop's.
 *
 * Asked before every wait of every thread. The answer decides what a turn is, and with that what
 * a stall is: a wrong "yes" invents stalls, a wrong "no" misses a loop.
 */
#ifndef CORE_STATE_RECOGNISE_H
#define CORE_STATE_RECOGNISE_H

#include <stdbool.h>
#include <stdint.h>

#include "core/state/fd_role.h"
#include "format/record.h"

struct pollfd;

/* A wait that is about to happen. */
struct wait_call {
	enum rec_loop_kind kind;
	uint32_t call;        /* enum call_id */
	int epfd;             /* epoll, io_uring; else -1 */
	uintptr_t site;       /* address behind the call in the program */
	uintptr_t frame;      /* where on the stack it is made */
	bool looks_only;      /* its timeout is 0: nobody sleeps there */
	uintptr_t timeout_at; /* where the program's timespec or timeval is, or 0 */
	unsigned count;       /* descriptors waited for; epoll: 1 */
	const int *fds;       /* the first of them (at most RECOGNISE_FDS), or NULL */
	unsigned fds_known;   /* how many fds has */
};

enum wait_role {
	WAIT_PLAIN,  /* the thread is no loop: not our business */
	WAIT_OWN,    /* the loop's own wait: ends a turn */
	WAIT_NESTED, /* a wait inside a turn: a blocking call */
};

/* What WAIT is. May make the calling thread a loop, or change which wait is its loop's. Not in a
 * handler; may disturb errno. */
enum wait_role recognise(const struct wait_call *wait);

/* True while the calling thread is no loop but its waits are being judged: the caller should then
 * fill in fds. Cheap. */
int recognise_is_curious(uintptr_t site);

/* The program closes FD: a loop that waits on that alone is over. */
void recognise_closed(int fd);

/* Called, if set, when a loop shows up in a process that has no recording yet (a child of fork).
 * True when there is one now. */
extern bool (*recognise_need_recording)(void);

/* Forgets what was judged: in the child after fork. */
void recognise_forget(void);

#endif
