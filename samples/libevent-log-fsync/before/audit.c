/* SPDX-License-Identifier: MIT
 *
 * audit.c - one line per record, each of them synced.
 *
 * A record that is not on the disk when the machine dies has never been there, hence fsync(). It
 * takes from under a millisecond to several seconds, depending on what else the disk has to do.
 */
#include "audit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct audit {
	int fd;
};

struct audit *audit_open(const char *path)
{
	struct audit *audit = malloc(sizeof(*audit));

	if (!audit)
		return NULL;
	audit->fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	if (audit->fd < 0) {
		free(audit);
		return NULL;
	}
	return audit;
}

static bool write_all(int fd, const char *text, size_t size)
{
	while (size) {
		ssize_t written = write(fd, text, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return false;
		text += written;
		size -= (size_t)written;
	}
	return true;
}

bool audit_append(struct audit *audit, const char *peer, const char *what)
{
	char record[512];
	int length = snprintf(record, sizeof(record), "%lld %.64s %.400s\n", (long long)time(NULL),
	                      peer, what);

	return write_all(audit->fd, record, (size_t)length) && fsync(audit->fd) == 0;
}

void audit_close(struct audit *audit)
{
	if (!audit)
		return;
	close(audit->fd);
	free(audit);
}
