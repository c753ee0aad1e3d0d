/* SPDX-License-Identifier: MIT
 *
 * interpose_wait.c - the calls in which event loops sleep, and helpers too.
 *
 * Each wrapper says what is waited for, asks recognise.c what that makes of the thread, and waits:
 * as a loop between two turns, as a call inside a turn, or as somebody who is none of our business.
 * A wait that our own sampling signal ended is taken up again for the time that is left.
 */
#include <errno.h>
#include <linux/io_uring.h>
#include <string.h>

#include "core/base/sys.h"
#include "core/hooks/export.h"
#include "core/hooks/next.h"
#include "core/hooks/wait_by_number.h"
#include "core/state/blocking.h"
#include "core/state/call.h"
#include "core/state/recognise.h"
#include "core/state/turn.h"

/* glibc declares that poll only writes its descriptors, so gcc takes ours for uninitialized. */
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

/* A wait from the outside: begun by wait_enter, ended by wait_leave. */
struct waiting {
	enum wait_role role;
	uint64_t seq;        /* of a nested wait */
	uint64_t generation; /* signals of ours handled before */
	uint64_t start;      /* ns */
};

/* The part that must stand in the wrapper, whose registers are kept. WAIT is a struct wait_call,
 * SLEEP: no descriptor at all. FD: the descriptor if there is one; asked for nested waits only.
 * What the program's pointers lead to is not touched here. */
#define WAIT_ENTER(waiting, wait, sleep, fd)                                                       \
	do {                                                                                       \
		(waiting).seq = 0;                                                                 \
		(waiting).role = (sleep) ? (loop_thread_self ? WAIT_NESTED : WAIT_PLAIN)           \
		                         : judge(&(wait));                                         \
		if ((waiting).role == WAIT_NESTED)                                                 \
			(waiting).seq = blocking_enter(loop_thread_self, (wait).call, (fd),        \
			                               (sleep) ? &blocking_sleep : NULL, 0);       \
		else if ((waiting).role == WAIT_OWN) {                                             \
			turn_end(loop_thread_self);                                                \
			loop_thread_self->outer_frame = CALL_FRAME;                                \
			loop_thread_self->inside = INSIDE_WAIT;                                    \
		}                                                                                  \
		note_start(&(waiting));                                                            \
	} while (0)

static enum wait_role judge(const struct wait_call *wait)
{
	int saved = errno;
	enum wait_role role = recognise(wait);

	errno = saved;
	return role;
}

static void note_start(struct waiting *waiting)
{
	struct loop_thread *self = loop_thread_self;

	if (waiting->role == WAIT_PLAIN || !self)
		return;
	waiting->generation = atomic_load_explicit(&self->sample.generation, memory_order_relaxed);
	waiting->start = waiting->role == WAIT_OWN ? self->wait_ns : sys_now();
}

/* Whether the wait that returned RESULT was ended by our own signal only, and must go on. */
static bool was_ours(struct waiting *waiting, int result)
{
	struct loop_thread *self = loop_thread_self;
	uint64_t generation;

	if (result >= 0 || errno != EINTR || waiting->role == WAIT_PLAIN || !self)
		return false;
	generation = atomic_load(&self->sample.generation);
	if (generation == waiting->generation)
		return false;
	waiting->generation = generation;
	return true;
}

static int64_t ns_of_ms(int ms)
{
	return ms < 0 ? -1 : (int64_t)ms * (int64_t)NS_PER_MS;
}

static int64_t ns_of_timespec(const struct timespec *time)
{
	return time ? time->tv_sec * (int64_t)NS_PER_S + time->tv_nsec : -1;
}

/* What is left of TIMEOUT_NS, the wait's time; without limit: -1. */
static int64_t time_left(const struct waiting *waiting, int64_t timeout_ns)
{
	int64_t passed = (int64_t)(sys_now() - waiting->start);

	if (timeout_ns < 0)
		return -1;
	return timeout_ns > passed ? timeout_ns - passed : 0;
}

static int left_ms(const struct waiting *waiting, int timeout)
{
	int64_t ns = time_left(waiting, ns_of_ms(timeout));

	return ns < 0 ? -1 : (int)((ns + (int64_t)NS_PER_MS - 1) / (int64_t)NS_PER_MS);
}

static const struct timespec *left_timespec(const struct waiting *waiting,
                                            const struct timespec *timeout, struct timespec *buf)
{
	int64_t ns = time_left(waiting, ns_of_timespec(timeout));

	if (ns < 0)
		return NULL;
	*buf = (struct timespec){ ns / (int64_t)NS_PER_S, ns % (int64_t)NS_PER_S };
	return buf;
}

static void wait_leave(const struct waiting *waiting, int result)
{
	if (waiting->role == WAIT_NESTED)
		blocking_end(waiting->seq);
	else if (waiting->role == WAIT_OWN && loop_thread_self)
		turn_begin(loop_thread_self, result);
}

/* ---- epoll -------------------------------------------------------------------------------- */

static struct wait_call epoll_call(uint32_t call, int epfd, bool looks_only, uintptr_t site,
                                   uintptr_t frame)
{
	return (struct wait_call){
		.kind = REC_LOOP_EPOLL,
		.call = call,
		.epfd = epfd,
		.site = site,
		.frame = frame,
		.looks_only = looks_only,
		.count = 1,
	};
}

EXPORT int epoll_wait(int epfd, struct epoll_event *events, int max, int timeout)
{
	struct wait_call wait = epoll_call(CALL_ID_epoll_wait, epfd, timeout == 0, CALL_SITE,
	                                   CALL_FRAME);
	struct waiting waiting;
	int result;

	WAIT_ENTER(waiting, wait, false, -1);
	result = NEXT(epoll_wait)(epfd, events, max, timeout);
	while (was_ours(&waiting, result))
		result = NEXT(epoll_wait)(epfd, events, max, left_ms(&waiting, timeout));
	wait_leave(&waiting, result);
	return result;
}

EXPORT int epoll_pwait(int epfd, struct epoll_event *events, int max, int timeout,
                       const sigset_t *mask)
{
	struct wait_call wait = epoll_call(CALL_ID_epoll_pwait, epfd, timeout == 0, CALL_SITE,
	                                   CALL_FRAME);
	struct waiting waiting;
	int result;

	WAIT_ENTER(waiting, wait, false, -1);
	result = NEXT(epoll_pwait)(epfd, events, max, timeout, mask);
	while (was_ours(&waiting, result))
		result = NEXT(epoll_pwait)(epfd, events, max, left_ms(&waiting, timeout), mask);
	wait_leave(&waiting, result);
	return result;
}

EXPORT int epoll_pwait2(int epfd, struct epoll_event *events, int max,
                        const struct timespec *timeout, const sigset_t *mask)
{
	struct wait_call wait = epoll_call(CALL_ID_epoll_pwait2, epfd, false, CALL_SITE,
	                                   CALL_FRAME);
	struct waiting waiting;
	struct timespec left;
	int result;

	wait.timeout_at = (uintptr_t)timeout;
	WAIT_ENTER(waiting, wait, false, -1);
	result = NEXT(epoll_pwait2)(epfd, events, max, timeout, mask);
	while (was_ours(&waiting, result))
		result = NEXT(epoll_pwait2)(epfd, events, max,
		                            left_timespec(&waiting, timeout, &left), mask);
	wait_leave(&waiting, result);
	return result;
}

/* ---- poll --------------------------------------------------------------------------------- */

/* Describes a poll. The descriptors are only collected while somebody wants to know them. */
static struct wait_call poll_call(uint32_t call, const struct pollfd *fds, nfds_t count,
                                  uintptr_t site, uintptr_t frame, int *list)
{
	struct wait_call wait = { .kind = REC_LOOP_POLL,
		                  .call = call,
		                  .epfd = -1,
		                  .site = site,
		                  .frame = frame,
		                  .count = (unsigned)count,
		                  .fds = list };
	struct pollfd copy[RECOGNISE_FDS];
	size_t wanted = count < RECOGNISE_FDS ? count : RECOGNISE_FDS;

	if (recognise_is_curious(site)) {
		wanted = sys_peek(copy, (uintptr_t)fds, wanted * sizeof(*fds)) / sizeof(*fds);
		for (size_t i = 0; i < wanted; i++)
			list[wait.fds_known++] = copy[i].fd;
	}
	return wait;
}

/* The descriptor of a poll that has just one, else -1. */
static int only_fd(const struct pollfd *fds, nfds_t count)
{
	struct pollfd copy;

	if (count != 1 || sys_peek(&copy, (uintptr_t)fds, sizeof(copy)) < sizeof(copy))
		return -1;
	return copy.fd;
}

/* Programs have it by two names. */
#define DEFINE_POLL(name)                                                                          \
	EXPORT int name(struct pollfd *fds, nfds_t count, int timeout)                             \
	{                                                                                          \
		int list[RECOGNISE_FDS];                                                           \
		struct wait_call wait = poll_call(CALL_ID_##name, fds, count, CALL_SITE,           \
		                                  CALL_FRAME, list);                               \
		struct waiting waiting;                                                            \
		int result;                                                                        \
                                                                                                   \
		wait.looks_only = timeout == 0;                                                    \
		WAIT_ENTER(waiting, wait, count == 0, only_fd(fds, count));                        \
		result = NEXT(name)(fds, count, timeout);                                          \
		while (was_ours(&waiting, result))                                                 \
			result = NEXT(name)(fds, count, left_ms(&waiting, timeout));               \
		wait_leave(&waiting, result);                                                      \
		return result;                                                                     \
	}

DEFINE_POLL(poll)
DEFINE_POLL(__poll)

EXPORT int __poll_chk(struct pollfd *fds, nfds_t count, int timeout, size_t size)
{
	int list[RECOGNISE_FDS];
	struct wait_call wait = poll_call(CALL_ID___poll_chk, fds, count, CALL_SITE, CALL_FRAME,
	                                  list);
	struct waiting waiting;
	int result;

	wait.looks_only = timeout == 0;
	WAIT_ENTER(waiting, wait, count == 0, only_fd(fds, count));
	result = NEXT(__poll_chk)(fds, count, timeout, size);
	while (was_ours(&waiting, result))
		result = NEXT(__poll_chk)(fds, count, left_ms(&waiting, timeout), size);
	wait_leave(&waiting, result);
	return result;
}

EXPORT int ppoll(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
                 const sigset_t *mask)
{
	int list[RECOGNISE_FDS];
	struct wait_call wait = poll_call(CALL_ID_ppoll, fds, count, CALL_SITE, CALL_FRAME, list);
	struct waiting waiting;
	struct timespec left;
	int result;

	wait.timeout_at = (uintptr_t)timeout;
	WAIT_ENTER(waiting, wait, count == 0, only_fd(fds, count));
	result = NEXT(ppoll)(fds, count, timeout, mask);
	while (was_ours(&waiting, result))
		result = NEXT(ppoll)(fds, count, left_timespec(&waiting, timeout, &left), mask);
	wait_leave(&waiting, result);
	return result;
}

EXPORT int __ppoll_chk(struct pollfd *fds, nfds_t count, const struct timespec *timeout,
                       const sigset_t *mask, size_t size)
{
	int list[RECOGNISE_FDS];
	struct wait_call wait = poll_call(CALL_ID___ppoll_chk, fds, count, CALL_SITE, CALL_FRAME,
	                                  list);
	struct waiting waiting;
	struct timespec left;
	int result;

	wait.timeout_at = (uintptr_t)timeout;
	WAIT_ENTER(waiting, wait, count == 0, only_fd(fds, count));
	result = NEXT(__ppoll_chk)(fds, count, timeout, mask, size);
	while (was_ours(&waiting, result))
		result = NEXT(__ppoll_chk)(fds, count, left_timespec(&waiting, timeout, &left),
		                           mask, size);
	wait_leave(&waiting, result);
	return result;
}

/* ---- select ------------------------------------------------------------------------------- */

/* The first bits of a set. Longer ones are legal, but how much of SET there is only the kernel
 * knows, which looks at no more than it has descriptors for. */
struct bits {
	unsigned char bytes[FD_SETSIZE / 8];
};

static void look_into(struct bits *bits, const fd_set *set, int count)
{
	memset(bits, 0, sizeof(*bits));
	if (set && count > 0)
		sys_peek(bits->bytes, (uintptr_t)set, ((size_t)count + 7) / 8);
}

static bool is_in(const struct bits *bits, int fd)
{
	return bits->bytes[fd / 8] >> (fd % 8) & 1;
}

static struct wait_call select_call(uint32_t call, int count, const fd_set *in, const fd_set *out,
                                    uintptr_t site, uintptr_t frame, int *list)
{
	struct wait_call wait = {
		.kind = REC_LOOP_SELECT,
		.call = call,
		.epfd = -1,
		.site = site,
		.frame = frame,
		.fds = list,
	};
	struct bits input, output;

	wait.count = count > 0;
	if (!recognise_is_curious(site))
		return wait;
	wait.count = 0;
	if (count > FD_SETSIZE)
		count = FD_SETSIZE;
	look_into(&input, in, count);
	look_into(&output, out, count);
	for (int fd = 0; fd < count; fd++) {
		if (!is_in(&input, fd) && !is_in(&output, fd))
			continue;
		wait.count++;
		if (wait.fds_known < RECOGNISE_FDS)
			list[wait.fds_known++] = fd;
	}
	return wait;
}

/* The kernel leaves the sets alone on EINTR and the time left in timeout. */
#define DEFINE_SELECT(name)                                                                        \
	EXPORT int name(int count, fd_set *in, fd_set *out, fd_set *except,                        \
	                struct timeval *timeout)                                                   \
	{                                                                                          \
		int list[RECOGNISE_FDS];                                                           \
		struct wait_call wait = select_call(CALL_ID_##name, count, in, out, CALL_SITE,     \
		                                    CALL_FRAME, list);                             \
		struct waiting waiting;                                                            \
		int result;                                                                        \
                                                                                                   \
		wait.timeout_at = (uintptr_t)timeout;                                              \
		WAIT_ENTER(waiting, wait, count == 0 || (!in && !out && !except), -1);             \
		do {                                                                               \
			result = NEXT(name)(count, in, out, except, timeout);                      \
		} while (was_ours(&waiting, result));                                              \
		wait_leave(&waiting, result);                                                      \
		return result;                                                                     \
	}

DEFINE_SELECT(select)
DEFINE_SELECT(__select)

EXPORT int pselect(int count, fd_set *in, fd_set *out, fd_set *except,
                   const struct timespec *timeout, const sigset_t *mask)
{
	int list[RECOGNISE_FDS];
	struct wait_call wait = select_call(CALL_ID_pselect, count, in, out, CALL_SITE, CALL_FRAME,
	                                    list);
	struct waiting waiting;
	struct timespec left;
	int result;

	wait.timeout_at = (uintptr_t)timeout;
	WAIT_ENTER(waiting, wait, count == 0 || (!in && !out && !except), -1);
	result = NEXT(pselect)(count, in, out, except, timeout, mask);
	while (was_ours(&waiting, result))
		result = NEXT(pselect)(count, in, out, except,
		                       left_timespec(&waiting, timeout, &left), mask);
	wait_leave(&waiting, result);
	return result;
}

/* ---- by number ---------------------------------------------------------------------------- */

bool is_wait_by_number(long number, const long a[6])
{
	switch (number) {
#if defined(SYS_epoll_wait)
	case SYS_epoll_wait:
#endif
	case SYS_epoll_pwait:
	case SYS_epoll_pwait2:
		return true;
	case SYS_io_uring_enter:
		return a[3] & IORING_ENTER_GETEVENTS;
	default:
		return false;
	}
}

/* What io_uring_enter finds at its fifth argument, if that is more than a mask; else nothing. */
static struct io_uring_getevents_arg uring_argument(const long a[6])
{
	struct io_uring_getevents_arg argument = { 0 };

	if (!(a[3] & IORING_ENTER_EXT_ARG) || (size_t)a[5] < sizeof(argument) ||
	    sys_peek(&argument, (uintptr_t)a[4], sizeof(argument)) < sizeof(argument))
		argument.ts = 0;
	return argument;
}

static struct wait_call number_call(long number, const long a[6], uintptr_t site, uintptr_t frame)
{
	struct wait_call wait = epoll_call(CALL_ID_epoll_wait, (int)a[0], false, site, frame);

	if (number == SYS_io_uring_enter) {
		wait.kind = REC_LOOP_URING;
		wait.call = CALL_ID_io_uring_enter;
		wait.looks_only = (unsigned)a[2] == 0;
		wait.timeout_at = (uintptr_t)uring_argument(a).ts;
	} else if (number == SYS_epoll_pwait2) {
		wait.timeout_at = (uintptr_t)a[3];
	} else {
		wait.looks_only = (int)a[3] == 0;
	}
	return wait;
}

long wait_by_number(long number, const long a[6], uintptr_t site, uintptr_t frame)
{
	struct wait_call wait = number_call(number, a, site, frame);
	struct io_uring_getevents_arg argument;
	long b[6] = { a[0], a[1], a[2], a[3], a[4], a[5] };
	struct waiting waiting;
	struct timespec left;
	long result;

	WAIT_ENTER(waiting, wait, false, -1);
	result = NEXT(syscall)(number, b[0], b[1], b[2], b[3], b[4], b[5]);
	while (was_ours(&waiting, (int)result)) {
		if (number == SYS_io_uring_enter) {
			argument = uring_argument(a);
			if (argument.ts) {
				argument.ts = (uintptr_t)left_timespec(
					&waiting, (void *)(uintptr_t)argument.ts, &left);
				b[4] = (long)(uintptr_t)&argument;
			}
		} else if (number == SYS_epoll_pwait2) {
			b[3] = (long)(uintptr_t)left_timespec(&waiting, (void *)a[3], &left);
		} else {
			b[3] = left_ms(&waiting, (int)a[3]);
		}
		result = NEXT(syscall)(number, b[0], b[1], b[2], b[3], b[4], b[5]);
	}
	wait_leave(&waiting, (int)result);
	return result;
}
