/* SPDX-License-Identifier: MIT
 *
 * write.c - put a report where a reader finds either the old one or the whole new one.
 *
 * A temporary file beside the report and a rename give that, where there is a file or nothing yet.
 * Exceptions: a device or a FIFO (place.h) is written into, and so is the file that a process
 * opened before it lost the right to create files, which is better than nothing.
 *
 * Whatever goes wrong is an error: no signal (hold.h), no write beyond the limit on file sizes, and
 * no endless wait for somebody who does not read.
 */
#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report/hold.h"
#include "report/place.h"

enum {
	PATIENCE_MS = 2000 /* for a reader who does not read */
};

static int await_room(int fd)
{
	struct pollfd wait = { .fd = fd, .events = POLLOUT };

	return poll(&wait, 1, PATIENCE_MS) > 0 ? 0 : -EAGAIN;
}

static int write_bytes(int fd, const char *text, size_t size)
{
	while (size > 0) {
		ssize_t put = write(fd, text, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0 && errno == EAGAIN && await_room(fd) == 0)
			continue;
		if (put <= 0)
			return put < 0 ? -errno : -EIO;
		text += put;
		size -= (size_t)put;
	}
	return 0;
}

/* Whether a file may become as large as TEXT and a line's end. */
static bool is_allowed(const char *text)
{
	struct rlimit limit;

	return getrlimit(RLIMIT_FSIZE, &limit) < 0 || strlen(text) + 1 <= limit.rlim_cur;
}

static int write_all(int fd, const char *text)
{
	int result = write_bytes(fd, text, strlen(text));

	return result < 0 ? result : write_bytes(fd, "\n", 1);
}

static int write_temporary(int folder, const char *temporary, const char *text)
{
	int fd, result;

	unlinkat(folder, temporary, 0);
	fd = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -errno;
	result = write_all(fd, text);
	if (close(fd) < 0 && result == 0)
		result = -errno;
	return result;
}

static int replace(const struct place *place, const char *text)
{
	char temporary[PLACE_NAME + 32];
	int result;

	if (!is_allowed(text))
		return -EFBIG;
	snprintf(temporary, sizeof(temporary), "%s.%ld.tmp", place->name, (long)getpid());
	result = write_temporary(place->folder, temporary, text);
	if (result == 0 && renameat(place->folder, temporary, place->folder, place->name) < 0)
		result = -errno;
	if (result < 0)
		unlinkat(place->folder, temporary, 0);
	return result;
}

static int write_into(const struct place *place, const char *text)
{
	int fd = place_open(place);
	int result;

	if (fd < 0)
		return fd;
	result = write_all(fd, text);
	if (close(fd) < 0 && result == 0)
		result = -errno;
	return result;
}

/* Writes TEXT over what the open file FD holds; to something else than a file it is just sent. */
static int overwrite(int fd, const char *text)
{
	struct stat st;

	/* Not fstat: in the probe FD is one of its own, which the hook for fstat denies. */
	if (fstatat(fd, "", &st, AT_EMPTY_PATH) < 0)
		return -errno;
	if (S_ISREG(st.st_mode)) {
		if (!is_allowed(text))
			return -EFBIG;
		if (ftruncate(fd, 0) < 0 || lseek(fd, 0, SEEK_SET) < 0)
			return -errno;
	}
	return write_all(fd, text);
}

int report_write_at(const json_t *root, int folder, const char *name)
{
	struct place place;
	struct hold hold;
	char *text;
	int result = place_find(&place, folder, name);

	if (result < 0)
		return result;
	text = json_dumps(root, JSON_INDENT(1));
	if (!text)
		return -ENOMEM;
	hold_begin(&hold);
	result = place.replace ? replace(&place, text) : write_into(&place, text);
	hold_end(&hold);
	free(text);
	return result;
}

int report_write(const json_t *root, const char *path)
{
	return report_write_at(root, AT_FDCWD, path);
}

int report_overwrite(const json_t *root, int fd)
{
	char *text = json_dumps(root, JSON_INDENT(1));
	struct hold hold;
	int result;

	if (!text)
		return -ENOMEM;
	hold_begin(&hold);
	result = overwrite(fd, text);
	hold_end(&hold);
	free(text);
	return result;
}
