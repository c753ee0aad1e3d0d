/* SPDX-License-Identifier: MIT
 *
 * target.c - name the file, peer or host of a call (target.h).
 *
 * The object may belong to a thread that is just returning from its call, so it is read through
 * sys_peek.
 */
#include "core/state/target.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "core/base/fds.h"
#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/state/call.h"

static void put_address(struct text *text, const struct sockaddr_storage *address, size_t length)
{
	char name[INET6_ADDRSTRLEN];

	if (address->ss_family == AF_INET) {
		const struct sockaddr_in *in = (const void *)address;

		inet_ntop(AF_INET, &in->sin_addr, name, sizeof(name));
		text_put(text, name);
		text_put(text, ":");
		text_put_number(text, ntohs(in->sin_port));
	} else if (address->ss_family == AF_INET6) {
		const struct sockaddr_in6 *in = (const void *)address;

		inet_ntop(AF_INET6, &in->sin6_addr, name, sizeof(name));
		text_put(text, "[");
		text_put(text, name);
		text_put(text, "]:");
		text_put_number(text, ntohs(in->sin6_port));
	} else if (address->ss_family == AF_UNIX) {
		const struct sockaddr_un *un = (const void *)address;
		size_t head = offsetof(struct sockaddr_un, sun_path);

		text_put(text, "unix:");
		if (length > head)
			text_put_bytes(text, un->sun_path, strnlen(un->sun_path, length - head));
	}
}

/* The peer of socket FD, or its own address. False when it is no socket. */
static bool put_socket(struct text *text, int fd)
{
	struct sockaddr_storage address;
	socklen_t length = sizeof(address);

	memset(&address, 0, sizeof(address));
	if (sys_call3(SYS_getpeername, fd, &address, &length) < 0) {
		length = sizeof(address);
		if (sys_call3(SYS_getsockname, fd, &address, &length) < 0)
			return false;
	}
	put_address(text, &address, length);
	return text->length > 0;
}

/* The same for descriptor FD of the process, by a thread that has others: it borrows the socket for
 * a moment, if the kernel lends it. */
static bool put_foreign_socket(struct text *text, int fd)
{
	int process = (int)sys_call2(SYS_pidfd_open, sys_pid(), 0);
	bool done = false;
	int copy;

	if (process < 0)
		return false;
	copy = (int)sys_call3(SYS_pidfd_getfd, process, fd, 0);
	if (copy >= 0)
		done = put_socket(text, copy);
	sys_close(copy);
	sys_close(process);
	return done;
}

static void put_descriptor(struct text *text, pid_t tid, int fd)
{
	char path[64], link[512];
	struct text name = text_in(path, sizeof(path));

	if (!fds_are_parted() && put_socket(text, fd))
		return;
	text_put(&name, tid ? "/proc/self/task/" : "/proc/thread-self");
	if (tid)
		text_put_number(&name, tid);
	text_put(&name, "/fd/");
	text_put_number(&name, fd);
	sys_readlink(path, link, sizeof(link)); /* nothing where there is no /proc */
	if (fds_are_parted() && (!link[0] || strncmp(link, "socket:", 7) == 0) &&
	    put_foreign_socket(text, fd))
		return;
	text_put(text, link);
}

static void put_string(struct text *text, const void *object)
{
	char copy[512];
	size_t got = sys_peek(copy, (uintptr_t)object, sizeof(copy) - 1);

	copy[got] = '\0';
	text_put(text, copy);
}

void target_describe(pid_t tid, uint32_t id, int fd, const void *object, char *buf, size_t size)
{
	struct text text = text_in(buf, size);

	if (fd >= 0) {
		put_descriptor(&text, tid, fd);
		return;
	}
	switch (call_kind(id)) {
	case CALL_FILE:
	case CALL_HOST:
	case CALL_PROCESS:
	case CALL_LOAD:
		if (object)
			put_string(&text, object);
		break;
	default:
		break;
	}
}
