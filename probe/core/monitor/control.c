/* SPDX-License-Identifier: MIT
 *
 * control.c - a line protocol on a local socket (control.h).
 *
 * Clients are few and short-lived; a fifth one is turned away. A client that does not read its
 * answer loses it: nothing here ever waits.
 */
#include "core/monitor/control.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "core/base/fds.h"
#include "core/base/sys.h"
#include "core/base/text.h"
#include "core/monitor/process.h"
#include "core/monitor/reporter.h"
#include "core/record/store.h"
#include "core/state/loop_thread.h"

enum {
	LINE = 128
};

/* What a client has said, which is connected if there is a descriptor for it. */
struct client {
	size_t have;
	char line[LINE];
};

static struct client clients[FDS_CLIENTS];

static const char *base_name(const char *path)
{
	return strrchr(path, '/') + 1;
}

void control_unlink(const char *path, int folder)
{
	if (folder >= 0)
		sys_call3(SYS_unlinkat, folder, base_name(path), 0);
	else
		sys_call3(SYS_unlinkat, AT_FDCWD, path, 0);
}

/* The address of PATH; through the folder's descriptor when the path itself is too long. */
static bool make_address(const char *path, int folder, struct sockaddr_un *address)
{
	struct text text;

	memset(address, 0, sizeof(*address));
	address->sun_family = AF_UNIX;
	text = text_in(address->sun_path, sizeof(address->sun_path));
	text_put(&text, path);
	if (!text.cut)
		return true;
	if (folder < 0)
		return false;
	text = text_in(address->sun_path, sizeof(address->sun_path));
	text_put(&text, "/proc/thread-self/fd/");
	text_put_number(&text, folder);
	text_put(&text, "/");
	text_put(&text, base_name(path));
	return !text.cut;
}

bool control_listen(const char *path, int folder)
{
	struct sockaddr_un address;
	long result;
	int fd;

	if (!make_address(path, folder, &address))
		return false;
	fd = (int)sys_call3(SYS_socket, AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	fd = fds_keep(FDS_LISTENER, fd);
	if (fd < 0)
		return false;
	/* The mode of the descriptor is the mode of the name, whatever umask says. */
	sys_call2(SYS_fchmod, fd, 0600);
	control_unlink(path, folder);
	result = sys_call3(SYS_bind, fd, &address, sizeof(address));
	if (result == 0)
		result = sys_call3(SYS_fchmodat, AT_FDCWD, address.sun_path, 0600);
	if (result == 0)
		result = sys_call2(SYS_listen, fd, FDS_CLIENTS);
	if (result < 0)
		fds_drop(FDS_LISTENER);
	return result == 0;
}

void control_forget(void)
{
	for (int i = 0; i < FDS_CLIENTS; i++)
		fds_drop((enum fds_id)(FDS_CLIENT + i));
}

static bool is_welcome(int fd)
{
	struct ucred peer = { 0 };
	socklen_t length = sizeof(peer);

	if (sys_call6(SYS_getsockopt, fd, SOL_SOCKET, SO_PEERCRED, (long)&peer, (long)&length, 0) <
	    0)
		return false;
	return peer.uid == 0 || (long)peer.uid == sys_call0(SYS_geteuid);
}

static void let_in(void)
{
	struct epoll_event event = { .events = EPOLLIN };
	int fd = (int)sys_call4(SYS_accept4, fds_get(FDS_LISTENER), 0, 0,
	                        SOCK_NONBLOCK | SOCK_CLOEXEC);

	if (fd < 0)
		return;
	for (int i = 0; is_welcome(fd) && i < FDS_CLIENTS; i++) {
		enum fds_id id = (enum fds_id)(FDS_CLIENT + i);

		if (fds_get(id) >= 0)
			continue;
		clients[i].have = 0;
		fd = fds_keep(id, fd);
		event.data.u32 = id;
		sys_call4(SYS_epoll_ctl, fds_get(FDS_EPOLL), EPOLL_CTL_ADD, fd, &event);
		return;
	}
	sys_close(fd);
}

static void put_json_string(struct text *text, const char *string)
{
	text_put(text, "\"");
	for (; *string; string++) {
		if (*string == '"' || *string == '\\')
			text_put(text, "\\");
		if ((unsigned char)*string < ' ')
			text_put(text, "?");
		else
			text_put_bytes(text, string, 1);
	}
	text_put(text, "\"");
}

static void put_member(struct text *text, const char *name, uint64_t value)
{
	text_put(text, ",\"");
	text_put(text, name);
	text_put(text, "\":");
	text_put_number(text, (int64_t)value);
}

static void answer_status(struct text *text)
{
	struct rec_header *header = loop_thread_recording;
	const struct rec_loop *loops = store_section(header, REC_LOOPS);
	uint32_t used = atomic_load(&header->sections[REC_LOOPS].used);
	uint64_t iterations = 0, open = 0;

	for (uint32_t i = 0; i < used; i++) {
		iterations += atomic_load(&loops[i].iterations);
		open += atomic_load(&loops[i].open_current) != 0;
	}
	text_put(text, "{\"pid\":");
	text_put_number(text, header->pid);
	text_put(text, ",\"exe\":");
	put_json_string(text, process.exe);
	text_put(text, ",\"report\":");
	put_json_string(text, process.report);
	put_member(text, "threshold_ns", header->threshold_ns);
	put_member(text, "uptime_ns", sys_now() - header->start_monotonic_ns);
	put_member(text, "loops", loop_thread_count());
	put_member(text, "iterations", iterations);
	put_member(text, "stalls", atomic_load(&header->counters[REC_COUNT_STALLS_TOTAL]));
	put_member(text, "open_stalls", open);
	text_put(text, "}\n");
}

static void answer_flush(struct text *text)
{
	int result = reporter_write();

	if (result == 0) {
		text_put(text, "ok ");
		text_put(text, process.report);
	} else {
		text_put(text, "error ");
		text_put_number(text, -result);
	}
	text_put(text, "\n");
}

static void answer(int fd, const char *line)
{
	char buf[4096];
	struct text text = text_in(buf, sizeof(buf));

	if (strcmp(line, "status") == 0)
		answer_status(&text);
	else if (strcmp(line, "flush") == 0)
		answer_flush(&text);
	else
		text_put(&text, "error unknown command\n");
	sys_call6(SYS_sendto, fd, (long)buf, (long)text.length, MSG_NOSIGNAL | MSG_DONTWAIT, 0, 0);
}

static void take_lines(struct client *client, int fd)
{
	char *end;

	while ((end = memchr(client->line, '\n', client->have))) {
		size_t used = (size_t)(end - client->line) + 1;

		*end = '\0';
		answer(fd, client->line);
		client->have -= used;
		memmove(client->line, client->line + used, client->have);
	}
}

static void serve_client(enum fds_id id)
{
	struct client *client = &clients[id - FDS_CLIENT];
	int fd = fds_get(id);
	long got = sys_call3(SYS_read, fd, client->line + client->have, LINE - client->have);

	if (got == -EAGAIN || got == -EINTR)
		return;
	if (got <= 0 || client->have + (size_t)got == LINE) {
		fds_drop(id);
		return;
	}
	client->have += (size_t)got;
	take_lines(client, fd);
}

void control_serve(enum fds_id id)
{
	if (id == FDS_LISTENER)
		let_in();
	else if (id >= FDS_CLIENT && id < FDS_COUNT)
		serve_client(id);
}
