/* SPDX-License-Identifier: MIT
 *
 * stamp.h - what the file system says of a file without opening it.
 *
 * Equal stamps mean equal contents, with one exception: clocks of file systems have a grain, so a
 * file that changed around the time it was looked at may change again unseen. Those stamps are
 * young, and the file is read.
 */
#ifndef CACHE_STAMP_H
#define CACHE_STAMP_H

#include <glib.h>
#include <stdbool.h>

struct stamp {
	gint64 modified; /* nanoseconds since 1970; changed: of the inode, which nobody can set */
	gint64 changed;
	guint64 size;
	guint64 inode;
};

/* The stamp of what PATH leads to; false (and a stamp of zeros) when there is nothing, or it is not
 * a regular file, or a directory where DIRECTORY is asked for. */
bool stamp_take(struct stamp *stamp, const char *path, bool directory);
bool stamp_equal(const struct stamp *a, const struct stamp *b);

/* Was the file changed at NOW or later, or (young) so shortly before it that the stamp is no proof?
 */
bool stamp_is_since(const struct stamp *stamp, gint64 now);
bool stamp_is_young(const struct stamp *stamp, gint64 now);

/* The time as file systems see it, in nanoseconds. */
gint64 stamp_now(void);

#endif
