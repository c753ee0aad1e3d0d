/* SPDX-License-Identifier: MIT
 *
 * control.c - one question to a running probe, one line back.
 *
 * What holds: the whole exchange is bounded in time and in bytes, whatever sits at the other end of
 * the socket; nothing of the answer is interpreted here but a leading "error ".
 */
#include "reader/launch/control.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/launch/folder.h"

static char *find_by_process(const char *pid, const char *const *folders)
{
	g_autofree char *suffix = g_strdup_printf(".%s.sock", pid);

	for (; *folders; folders++) {
		g_autoptr(GPtrArray) names = folder_list(*folders, suffix);
		if (names->len > 0)
			return g_build_filename(*folders, g_ptr_array_index(names, 0), NULL);
	}
	return NULL;
}

char *control_find(const char *target, const char *const *folders, GError **error)
{
	guint64 pid;

	if (!g_ascii_string_to_unsigned(target, 10, 1, G_MAXINT32, &pid, NULL))
		return g_strdup(target);
	char *path = find_by_process(target, folders);
	if (path)
		return path;
	g_autofree char *searched = g_strjoinv(", ", (char **)folders);
	g_autofree char *shown = escape_dup(searched);
	failure_trouble(error,
	                "no control socket of process %s in %s: is it running under the probe? "
	                "Name its folder with -o DIR",
	                target, shown);
	return NULL;
}

/* The address of the socket at PATH. A path too long for an address is shortened through the
 * folder's descriptor, which is returned and must stay open until the connection stands; else -1.
 */
static int make_address(const char *path, struct sockaddr_un *address)
{
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *directory = g_path_get_dirname(path);
	int folder = -1;

	*address = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if (strlen(path) < sizeof(address->sun_path)) {
		strcpy(address->sun_path, path);
		return -1;
	}
	folder = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
	g_snprintf(address->sun_path, sizeof(address->sun_path), "/proc/self/fd/%d/%s", folder,
	           name);
	return folder;
}

/* A socket connected to the one at PATH, or a negative errno. */
static int try_connect(const char *path)
{
	struct sockaddr_un address;
	int folder = make_address(path, &address);
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int status = fd < 0 ? -1 : connect(fd, (struct sockaddr *)&address, sizeof(address));
	int why = errno;

	if (folder >= 0)
		close(folder);
	if (status == 0)
		return fd;
	if (fd >= 0)
		close(fd);
	return -why;
}

gboolean control_listens(const char *path)
{
	int fd = try_connect(path);

	if (fd >= 0)
		close(fd);
	return fd != -ECONNREFUSED && fd != -ENOENT;
}

/* A connected socket, or -1 with ERROR set. */
static int connect_to(const char *path, const char *shown, GError **error)
{
	int fd = try_connect(path);

	if (fd >= 0)
		return fd;
	failure_trouble(error, "%s: %s", shown,
	                fd == -ECONNREFUSED ? "nobody listens here any more; the process has ended"
	                                    : g_strerror(-fd));
	return -1;
}

/* Waits for EVENTS until DEADLINE (g_get_monotonic_time). False when the time is over. */
static gboolean wait_for(int fd, short events, gint64 deadline)
{
	struct pollfd p = { .fd = fd, .events = events };

	for (;;) {
		gint64 left = (deadline - g_get_monotonic_time() + 999) / 1000;
		int n = left > 0 ? poll(&p, 1, (int)left) : 0;
		if (n > 0)
			return TRUE;
		if (n == 0 || errno != EINTR)
			return FALSE;
	}
}

static gboolean send_line(int fd, const char *command, gint64 deadline)
{
	g_autofree char *line = g_strconcat(command, "\n", NULL);
	size_t sent = 0, size = strlen(line);

	while (sent < size) {
		ssize_t n = wait_for(fd, POLLOUT, deadline)
		                    ? send(fd, line + sent, size - sent, MSG_NOSIGNAL)
		                    : -1;
		if (n < 0)
			return FALSE;
		sent += (size_t)n;
	}
	return TRUE;
}

/* The first line of what comes from FD; NULL with WHY set otherwise. */
static char *receive_line(int fd, gint64 deadline, const char **why)
{
	g_autoptr(GString) text = g_string_new(NULL);
	char chunk[4096];

	while (wait_for(fd, POLLIN, deadline)) {
		ssize_t n = recv(fd, chunk, sizeof(chunk), 0);
		if (n <= 0) {
			*why = "closed the connection without an answer";
			return NULL;
		}
		const char *end = memchr(chunk, '\n', (size_t)n);
		g_string_append_len(text, chunk, end ? end - chunk : n);
		if (end)
			return g_strndup(text->str, text->len);
		if (text->len > CONTROL_ANSWER_LIMIT) {
			*why = "sent an endless answer";
			return NULL;
		}
	}
	*why = "did not answer in time";
	return NULL;
}

char *control_ask(const char *path, const char *command, unsigned timeout_ms, GError **error)
{
	gint64 deadline = g_get_monotonic_time() + (gint64)timeout_ms * 1000;
	g_autofree char *shown = escape_dup(path);
	g_autofree char *answer = NULL;
	const char *why = "did not take the question";
	int fd = connect_to(path, shown, error);

	if (fd < 0)
		return NULL;
	if (send_line(fd, command, deadline))
		answer = receive_line(fd, deadline, &why);
	close(fd);
	if (!answer) {
		failure_trouble(error, "%s: the probe %s", shown, why);
		return NULL;
	}
	if (g_str_has_prefix(answer, "error ")) {
		g_autofree char *text = escape_dup(answer + strlen("error "));
		failure_trouble(error, "%s: the probe says: %s", shown, text);
		return NULL;
	}
	return g_steal_pointer(&answer);
}
