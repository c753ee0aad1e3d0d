/* SPDX-License-Identifier: MIT
 *
 * fd_role.c - ask the kernel what a descriptor is, by its link in /proc and its socket options.
 *
 * Only direct system calls: a loop may be recognised in a thread that is inside of anything. Sets
 * of descriptors are short lists; longer ones are no question, because only a loop has so many.
 */
#include "core/state/fd_role.h"

#include <string.h>
#include <sys/socket.h>

#include "core/base/sys.h"
#include "core/base/text.h"

static bool is_listening(int fd)
{
	int value = 0;
	socklen_t length = sizeof(value);

	return sys_call6(SYS_getsockopt, fd, SOL_SOCKET, SO_ACCEPTCONN, (long)&value, (long)&length,
	                 0) == 0 &&
	       value;
}

static bool is_stream(int fd)
{
	int value = 0;
	socklen_t length = sizeof(value);

	return sys_call6(SYS_getsockopt, fd, SOL_SOCKET, SO_TYPE, (long)&value, (long)&length, 0) ==
	               0 &&
	       value == SOCK_STREAM;
}

enum fd_role fd_role(int fd)
{
	char path[48], link[64];
	struct text name = text_in(path, sizeof(path));

	text_put(&name, "/proc/thread-self/fd/");
	text_put_number(&name, fd);
	sys_readlink(path, link, sizeof(link));
	if (strncmp(link, "anon_inode:", 11) == 0 || strncmp(link, "pipe:", 5) == 0)
		return FD_WAKER;
	if (strncmp(link, "socket:", 7) != 0)
		return FD_OTHER;
	if (is_listening(fd))
		return FD_WAKER;
	return is_stream(fd) ? FD_CONNECTION : FD_OTHER;
}

void open_fds_set(struct open_fds *set, const int *fds, unsigned known, unsigned all)
{
	set->count = 0;
	if (known < all || known > RECOGNISE_FDS)
		return;
	for (unsigned i = 0; i < known; i++)
		if (fds[i] >= 0)
			set->fds[set->count++] = fds[i];
}

bool open_fds_close(struct open_fds *set, int fd)
{
	unsigned left = 0;
	bool found = false;

	for (unsigned i = 0; i < set->count; i++) {
		if (set->fds[i] == fd)
			found = true;
		else
			set->fds[left++] = set->fds[i];
	}
	set->count = left;
	return found && left == 0;
}
