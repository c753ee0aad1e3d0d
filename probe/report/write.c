/* SPDX-License-Identifier: MIT
 *
 * write.c - put a report where a reader finds either the old one or the whole new one.
 *
 * A temporary file beside the report and a rename give that. The one exception is a process that
 * lost the right to create files: it writes over a file that it opened before, which is better
 * than nothing.
 */
#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int write_all(int fd, const char *text, size_t size)
{
	while (size > 0) {
		ssize_t put = write(fd, text, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return put < 0 ? -errno : -EIO;
		text += put;
		size -= (size_t)put;
	}
	return write(fd, "\n", 1) == 1 ? 0 : -EIO;
}

static int write_temporary(int folder, const char *temporary, const char *text)
{
	int fd, result;

	unlinkat(folder, temporary, 0);
	fd = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return -errno;
	result = write_all(fd, text, strlen(text));
	if (close(fd) < 0 && result == 0)
		result = -errno;
	return result;
}

int report_write_at(const json_t *root, int folder, const char *name)
{
	char temporary[4096];
	char *text;
	int result;

	if (snprintf(temporary, sizeof(temporary), "%s.%ld.tmp", name, (long)getpid()) >=
	    (int)sizeof(temporary))
		return -ENAMETOOLONG;
	text = json_dumps(root, JSON_INDENT(1));
	if (!text)
		return -ENOMEM;
	result = write_temporary(folder, temporary, text);
	free(text);
	if (result == 0 && renameat(folder, temporary, folder, name) < 0)
		result = -errno;
	if (result < 0)
		unlinkat(folder, temporary, 0);
	return result;
}

int report_write(const json_t *root, const char *path)
{
	return report_write_at(root, AT_FDCWD, path);
}

int report_overwrite(const json_t *root, int fd)
{
	char *text = json_dumps(root, JSON_INDENT(1));
	int result;

	if (!text)
		return -ENOMEM;
	result = ftruncate(fd, 0) < 0 || lseek(fd, 0, SEEK_SET) < 0 ? -errno : 0;
	if (result == 0)
		result = write_all(fd, text, strlen(text));
	free(text);
	return result;
}
