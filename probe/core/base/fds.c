/* SPDX-License-Identifier: MIT
 *
 * fds.c - a short list of descriptors (fds.h).
 *
 * The list is short and fixed, so that asking needs no lock and no memory; the smallest number
 * on it is kept beside it, and a program's usual descriptors are told apart by one comparison.
 * Changes are rare: descriptors are adopted when the probe starts and when the monitor does.
 */
#include "core/base/fds.h"

#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>

#include "core/base/sys.h"

enum {
	SLOTS = 24
};

/* number plus one; 0: free */
static _Atomic int slots[SLOTS];
static _Atomic int lowest = INT_MAX;

static void find_lowest(void)
{
	int least = INT_MAX;

	for (int i = 0; i < SLOTS; i++) {
		int fd = atomic_load(&slots[i]) - 1;

		if (fd >= 0 && fd < least)
			least = fd;
	}
	atomic_store(&lowest, least);
}

static void replace(int from, int to)
{
	for (int i = 0; i < SLOTS; i++) {
		int expected = from + 1;

		if (atomic_compare_exchange_strong(&slots[i], &expected, to + 1))
			break;
	}
	find_lowest();
}

int fds_adopt(int fd)
{
	fd = sys_move_high(fd);
	if (fd >= 0)
		replace(-1, fd);
	return fd;
}

void fds_drop(int fd)
{
	if (fd < 0)
		return;
	replace(fd, -1);
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

	for (int i = 0; i < SLOTS; i++) {
		int own = atomic_load(&slots[i]) - 1;

		if (own >= fd && own >= 0 && own < least)
			least = own;
	}
	return least == INT_MAX ? -1 : least;
}

void fds_evade(int fd, void (*moved)(int from, int to))
{
	long other = sys_call3(SYS_fcntl, fd, F_DUPFD_CLOEXEC, fd + 1);

	if (other < 0)
		other = -1; /* the program gets the number all the same: ours is lost */
	replace(fd, (int)other);
	moved(fd, (int)other);
}
