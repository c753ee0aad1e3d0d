/* SPDX-License-Identifier: MIT
 *
 * stamp.c - stat(), and the clock that the kernel stamps files with.
 *
 * File times come from the kernel's coarse clock, which may lag behind the fine one by a tick, so
 * that is the clock they are compared with. Two seconds are the coarsest grain in use.
 */
#include "cache/stamp.h"

#include <stdint.h>
#include <sys/stat.h>
#include <time.h>

#define SECOND INT64_C(1000000000)
#define GRAIN  (2 * SECOND)

static gint64 nanoseconds(struct timespec time)
{
	return time.tv_sec * SECOND + time.tv_nsec;
}

bool stamp_take(struct stamp *stamp, const char *path, bool directory)
{
	struct stat st;

	*stamp = (struct stamp){ 0 };
	if (stat(path, &st) < 0 || !(directory ? S_ISDIR(st.st_mode) : S_ISREG(st.st_mode)))
		return false;
	*stamp = (struct stamp){ .modified = nanoseconds(st.st_mtim),
		                 .changed = nanoseconds(st.st_ctim),
		                 .size = (guint64)st.st_size,
		                 .inode = st.st_ino };
	return true;
}

bool stamp_equal(const struct stamp *a, const struct stamp *b)
{
	return a->modified == b->modified && a->changed == b->changed && a->size == b->size &&
	       a->inode == b->inode;
}

bool stamp_is_since(const struct stamp *stamp, gint64 now)
{
	return MAX(stamp->modified, stamp->changed) >= now;
}

bool stamp_is_young(const struct stamp *stamp, gint64 now)
{
	return stamp_is_since(stamp, now - GRAIN);
}

gint64 stamp_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME_COARSE, &now);
	return nanoseconds(now);
}
