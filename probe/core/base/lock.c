/* SPDX-License-Identifier: MIT
 *
 * lock.c - a futex lock with a time limit (lock.h says why it exists).
 *
 * Three states, as in every futex lock: free, taken, taken with somebody asleep. Only the last
 * makes giving back a system call. A waiter always leaves the word at "somebody asleep", which
 * may cost one wake-up too many and never one too few.
 */
#include "core/base/lock.h"

#include "core/base/sys.h"

bool lock_take(struct lock *lock, uint64_t timeout_ns)
{
	uint32_t seen = 0;
	uint64_t end;

	if (atomic_compare_exchange_strong(&lock->word, &seen, 1))
		return true;
	end = sys_now() + timeout_ns;
	while (atomic_exchange(&lock->word, 2) != 0) {
		uint64_t now = sys_now();

		if (now >= end)
			return false;
		sys_futex_wait(&lock->word, 2, end - now);
	}
	return true;
}

void lock_give(struct lock *lock)
{
	if (atomic_exchange(&lock->word, 0) == 2)
		sys_futex_wake(&lock->word);
}

void lock_reset(struct lock *lock)
{
	atomic_store(&lock->word, 0);
}
