/* SPDX-License-Identifier: MIT
 *
 * target.h - what a call was about, as a person would say it: a path, a peer, a host.
 *
 * "read took 2 s" helps less than "read of the pipe from the logger took 2 s". Asked only for
 * calls that turned out long, while what they were about still exists.
 */
#ifndef CORE_STATE_TARGET_H
#define CORE_STATE_TARGET_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Describes in BUF (SIZE bytes) what call ID on descriptor FD (-1: none) with OBJECT (calls.def) is
 * about; empty if nothing can be said. A path behind a descriptor is what the kernel says now; of
 * a socket it is the peer, or our own address if it has none. TID: the thread whose call it is, 0
 * for the calling one. Any thread; not in a handler. */
void target_describe(pid_t tid, uint32_t id, int fd, const void *object, char *buf, size_t size);

#endif
