/* SPDX-License-Identifier: MIT
 *
 * recognise.c - tell event loops from other waits, by call site.
 *
 * The problem
 *   Every program polls. A thread per connection does, a client library does, a helper that waits
 *   for one answer does. Only the place where an event loop sleeps says when its turns end; taking
 *   another for it would invent stalls.
 *
 * The idea
 *   epoll is used for loops: the first epoll wait makes the thread one, and so does the first for
 *   what an io_uring has done. A poll or select must come
 *   back to the same call site, and wait for what loops wait for:
 *     - several descriptors on the main thread: from the third wait on;
 *     - one descriptor on the main thread: from the fourth, unless it is a connection (a client
 *       waiting for its answer);
 *     - another thread: from the third, with something that wakes a loop (eventfd, timerfd, pipe, a
 *       listening socket, ...) and not just one connection and its companion.
 *   Who only looks, with a timeout of 0, sleeps elsewhere: that makes no loop.
 *   From then on a wait on the same epoll descriptor, or from the same site, is the loop's own; any
 *   other is nested. A thread that moved on to another loop shows it: several foreign waits in a
 * row and none of its own, made no deeper on the stack (a callback is deeper than its loop's wait),
 * or very many; or an epoll loop that had hardly begun. In place of a poll or select deeper ones
 * count, too, when they are a loop's by the rules above and twice as many as all that the old loop
 * ever made: that was a helper's which waited for something at start-up. And a wait for several
 *   descriptors soon takes the place of one for a single one.
 *   Who closes all that it was waiting for when it was judged is no loop any more: a script reads
 *   what a child says, and the next time another child.
 *
 * What it does not do
 *   It cannot see which callback runs, nor loops that wait by other means.
 */
#include "core/state/recognise.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/state/loop_thread.h"
#include "core/state/turn.h"

enum {
	CURIOUS_WAITS = 64, /* waits after which a site is judged only now and then */
	MOVED_ON = 8,       /* foreign waits in a row that prove another loop */
	MOVED_DEEP = 4096,  /* the same for waits made deeper on the stack than its own */
};

bool (*recognise_need_recording)(void);

static __thread struct {
	uintptr_t site;
	unsigned waits;
	struct open_fds fds; /* waited for there when somebody looked */
} candidate;

/* Does a wait of this kind have a descriptor of its own that stands for all it waits for? */
static bool has_descriptor(enum rec_loop_kind kind)
{
	return kind == REC_LOOP_EPOLL || kind == REC_LOOP_URING;
}

static bool is_main_thread(void)
{
	return sys_tid() == sys_pid();
}

/* Whether a poll or select that came back to its site often enough is a loop's. */
static bool looks_like_loop(const struct wait_call *wait, unsigned waits)
{
	unsigned connections = 0, wakers = 0;

	if (is_main_thread() && wait->count >= 2)
		return waits >= 3;
	/* What the descriptors are cannot be asked any more; a wrong yes would invent stalls. */
	if (gate_is_shut())
		return false;
	for (unsigned i = 0; i < wait->fds_known; i++) {
		enum fd_role role = fd_role(wait->fds[i]);

		connections += role == FD_CONNECTION;
		wakers += role == FD_WAKER;
	}
	if (is_main_thread())
		return waits >= 4 && connections == 0;
	return wakers > 0 && (connections == 0 ? wait->count >= 2 : wait->count >= 3);
}

/* How often the calling thread has now waited at SITE in a row. */
static unsigned count_candidate(uintptr_t site)
{
	if (candidate.site != site) {
		candidate.site = site;
		candidate.waits = 0;
		candidate.fds.count = 0;
	}
	return ++candidate.waits;
}

static bool is_power_of_two(unsigned value)
{
	return (value & (value - 1)) == 0;
}

/* Is WAIT's timeout 0? The program's pointer may lead nowhere. */
static bool only_looks(const struct wait_call *wait)
{
	long parts[2]; /* a timespec or a timeval */

	return wait->looks_only ||
	       (wait->timeout_at &&
	        sys_peek(parts, wait->timeout_at, sizeof(parts)) == sizeof(parts) && !parts[0] &&
	        !parts[1]);
}

static bool becomes_loop(const struct wait_call *wait)
{
	unsigned waits;

	if (has_descriptor(wait->kind))
		return !only_looks(wait);
	waits = count_candidate(wait->site);
	if (waits > 1)
		open_fds_set(&candidate.fds, wait->fds, wait->fds_known, wait->count);
	if (waits < (is_main_thread() ? 2 : 3))
		return false;
	if (waits > 8 && !is_power_of_two(waits))
		return false;
	return looks_like_loop(wait, waits) && !only_looks(wait);
}

static bool is_own(const struct loop_thread *self, const struct wait_call *wait)
{
	if (wait->kind != self->rec->kind)
		return false;
	return has_descriptor(wait->kind) ? wait->epfd == self->epfd : wait->site == self->site;
}

/* Whether what the thread waits for now, deeper on the stack than its loop, is a loop that makes
 * the other look like a helper's. Asked now and then. */
static bool has_outgrown(const struct loop_thread *self, const struct wait_call *wait)
{
	return !has_descriptor(self->rec->kind) && self->foreign_waits >= MOVED_ON &&
	       is_power_of_two(self->foreign_waits) && self->foreign_waits / 2 >= self->own_waits &&
	       (has_descriptor(wait->kind) || looks_like_loop(wait, self->foreign_waits));
}

/* Is the thread's loop one by the weakest of signs, and this wait one of several descriptors? Then
 * a client asked its server again and again before the loop began, or asks it in between. */
static bool is_better(const struct loop_thread *self, const struct wait_call *wait)
{
	return self->is_weak && (has_descriptor(wait->kind) || wait->count >= 2);
}

/* Whether this foreign wait shows that the thread's loop is now another one. */
static bool has_moved_on(struct loop_thread *self, const struct wait_call *wait)
{
	if (self->foreign_site != wait->site || self->foreign_fd != wait->epfd) {
		self->foreign_site = wait->site;
		self->foreign_fd = wait->epfd;
		self->foreign_waits = 0;
	}
	self->foreign_waits++;
	if (has_descriptor(wait->kind) && self->own_waits < 2)
		return true;
	if (is_better(self, wait))
		return self->foreign_waits >= (wait->frame >= self->own_frame ? 2 : 4);
	if (wait->frame >= self->own_frame)
		return self->foreign_waits >= MOVED_ON;
	return self->foreign_waits >= MOVED_DEEP || has_outgrown(self, wait);
}

/* WAIT is the first that SELF makes as a loop, or as another one. */
static void begin(struct loop_thread *self, const struct wait_call *wait)
{
	self->own_waits = 1;
	self->own_frame = wait->frame;
	self->foreign_waits = 0;
	self->is_weak = !has_descriptor(wait->kind) && wait->count < 2;
	open_fds_set(&self->born_for, wait->fds, wait->fds_known, wait->count);
}

static enum wait_role of_loop(struct loop_thread *self, const struct wait_call *wait)
{
	if (is_own(self, wait)) {
		self->own_waits++;
		self->own_frame = wait->frame;
		self->foreign_waits = 0;
		return WAIT_OWN;
	}
	if (!has_moved_on(self, wait) || only_looks(wait))
		return WAIT_NESTED;
	turn_forget(self);
	loop_thread_settle(self, wait->kind, wait->site, wait->epfd);
	begin(self, wait);
	return WAIT_OWN;
}

enum wait_role recognise(const struct wait_call *wait)
{
	struct loop_thread *self = loop_thread_self;

	if (self)
		return of_loop(self, wait);
	if (loop_thread_is_exempt() || !becomes_loop(wait))
		return WAIT_PLAIN;
	if (!loop_thread_recording && !(recognise_need_recording && recognise_need_recording()))
		return WAIT_PLAIN;
	self = loop_thread_register(wait->kind, wait->site, wait->epfd);
	if (!self)
		return WAIT_PLAIN;
	begin(self, wait);
	return WAIT_OWN;
}

int recognise_is_curious(uintptr_t site)
{
	const struct loop_thread *self = loop_thread_self;

	if (self)
		return self->foreign_site == site &&
		       (self->is_weak || (self->foreign_waits + 1 >= MOVED_ON &&
		                          is_power_of_two(self->foreign_waits + 1)));
	if (loop_thread_is_exempt())
		return 0;
	return candidate.site == site && candidate.waits >= 1 &&
	       (candidate.waits < CURIOUS_WAITS || is_power_of_two(candidate.waits + 1));
}

/* Was FD all that SELF waits for? */
static bool ends_with(struct loop_thread *self, int fd)
{
	if (has_descriptor(self->rec->kind))
		return self->epfd == fd;
	return open_fds_close(&self->born_for, fd);
}

void recognise_closed(int fd)
{
	struct loop_thread *self = loop_thread_self;

	if (!self) {
		if (candidate.waits && open_fds_close(&candidate.fds, fd))
			recognise_forget();
		return;
	}
	/* A vfork child closes what it does not need, with its parent's thread state. */
	if (loop_thread_recording->pid != sys_pid() || !ends_with(self, fd))
		return;
	turn_end(self);
	loop_thread_retire(self);
}

void recognise_forget(void)
{
	memset(&candidate, 0, sizeof(candidate));
}
