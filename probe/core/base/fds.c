/* SPDX-License-Identifier: MIT
 *
 * fds.c - two short lists of descriptors (fds.h).
 *
 * The lists
 *   They are fixed, so that asking needs no lock and no memory; the smallest of the program's
 *   numbers that is ours is kept beside them, and usual descriptors are told apart by one
 *   comparison. Changes are rare.
 *
 * Parting
 *   One call of close_range copies the table without the stretch below ours, others remove what is
 *   left between and above. The program's files are held by the copy for the microseconds until
 *   then, and closing them there does nothing to it: record locks belong to the other table, and
 *   sockets and pipes stay open where they were. A descriptor that the program opens later is never
 *   in the copy. The first three numbers are taken by something that cannot be written to, for
 *   the C library complains to them. Kernels before 5.9, and sandboxes that forbid the call, leave
 *   one table to all.
 */
#include "core/base/fds.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <stdatomic.h>

#include "core/base/lock.h"
#include "core/base/sys.h"

static const uint64_t patience = 100 * NS_PER_MS;

/* numbers plus one; 0: none */
static _Atomic int programs[FDS_COUNT];
static int parted[FDS_COUNT];

static _Atomic int lowest = INT_MAX;
static struct lock moving; /* a number of programs is about to change */
static __thread bool is_parted;

static void set(enum fds_id id, int fd)
{
	int least;

	if (is_parted) {
		parted[id] = fd + 1;
		return;
	}
	atomic_store(&programs[id], fd + 1);
	least = fds_next_own(0);
	atomic_store(&lowest, least < 0 ? INT_MAX : least);
}

int fds_keep(enum fds_id id, int fd)
{
	if (!is_parted)
		fd = sys_move_high(fd);
	if (fd >= 0)
		set(id, fd);
	return fd;
}

int fds_get(enum fds_id id)
{
	return (is_parted ? parted[id] : atomic_load(&programs[id])) - 1;
}

void fds_drop(enum fds_id id)
{
	int fd = fds_get(id);

	if (fd < 0)
		return;
	set(id, -1);
	sys_close(fd);
}

bool fds_is_own(int fd)
{
	if (fd < atomic_load_explicit(&lowest, memory_order_relaxed))
		return false;
	return fds_next_own(fd) == fd;
}

int fds_next_own(int fd)
{
	int least = INT_MAX;

	for (int i = 0; i < FDS_COUNT; i++) {
		int own = atomic_load(&programs[i]) - 1;

		if (own >= fd && own >= 0 && own < least)
			least = own;
	}
	return least == INT_MAX ? -1 : least;
}

void fds_evade(int fd)
{
	bool locked = lock_take(&moving, patience);

	for (int i = 0; i < FDS_COUNT; i++) {
		if (atomic_load(&programs[i]) == fd + 1) {
			long other = sys_call3(SYS_fcntl, fd, F_DUPFD_CLOEXEC, fd + 1);

			/* -1: the program gets the number all the same, ours is lost */
			set((enum fds_id)i, other < 0 ? -1 : (int)other);
		}
	}
	if (locked)
		lock_give(&moving);
}

/* Copies the table and empties it around ours. */
static bool copy_table(void)
{
	unsigned flags = CLOSE_RANGE_UNSHARE;
	unsigned first = 0;
	int own;

	for (own = fds_next_own(0); own >= 0; own = fds_next_own(own + 1)) {
		if ((unsigned)own > first) {
			if (sys_call3(SYS_close_range, first, own - 1, flags) < 0)
				return false;
			flags = 0;
		}
		first = (unsigned)own + 1;
	}
	return flags == 0 && sys_call3(SYS_close_range, first, UINT_MAX, 0) == 0;
}

static void fill_standard(void)
{
	int dummy = fds_get(FDS_REPORT_DIR);

	if (dummy < 0)
		dummy = fds_get(FDS_TIMER);
	for (int fd = 0; fd < 3; fd++) {
		if (fd != dummy)
			sys_call3(SYS_dup3, dummy, fd, O_CLOEXEC);
	}
}

bool fds_part(void)
{
	if (!lock_take(&moving, patience))
		return false;
	if (copy_table()) {
		for (int i = 0; i < FDS_COUNT; i++)
			parted[i] = atomic_load(&programs[i]);
		is_parted = true;
		fill_standard();
	}
	lock_give(&moving);
	return is_parted;
}

bool fds_are_parted(void)
{
	return is_parted;
}

void fds_forked(void)
{
	lock_reset(&moving);
	fds_parted_ended();
}

void fds_parted_ended(void)
{
	for (int i = 0; i < FDS_COUNT; i++)
		parted[i] = 0;
}
