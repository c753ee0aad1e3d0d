/* SPDX-License-Identifier: MIT
 *
 * stream.h - the descriptor behind a stream or a folder that the program passes to a call.
 *
 * Asked before the call, whose arguments may be of no use: what the C library refuses or never
 * looks at must not be touched here. Streams may have no descriptor at all, which fileno reports by
 * errno. The C library declares some of these parameters nonnull, and the optimiser would drop the
 * question whether they are; given to an asm, nobody knows any more where they came from.
 */
#ifndef CORE_HOOKS_STREAM_H
#define CORE_HOOKS_STREAM_H

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>

/* The descriptor of STREAM; -1 if it is NULL or has none. Preserves errno. Signal-safe. */
static inline int stream_fd(FILE *stream)
{
	int saved = errno;
	int fd;

	__asm__("" : "+r"(stream));
	fd = stream ? fileno(stream) : -1;
	errno = saved;
	return fd;
}

/* The same for a call that does not look at STREAM unless it is ASKED for anything. */
static inline int stream_fd_if(bool asked, FILE *stream)
{
	return asked ? stream_fd(stream) : -1;
}

/* The descriptor of DIR; -1 if it is NULL. Preserves errno. Signal-safe. */
static inline int folder_fd(DIR *dir)
{
	__asm__("" : "+r"(dir));
	return dir ? dirfd(dir) : -1;
}

#endif
