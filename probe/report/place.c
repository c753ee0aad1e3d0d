/* SPDX-License-Identifier: MIT
 *
 * place.c - follow links by hand, one at a time (place.h).
 *
 * The kernel would follow them for us, but a rename needs the name at the end of the chain, and a
 * stranger's link must not choose which file root replaces.
 *
 * Links of /proc (/dev/stdout is one) have no name at their end: what they lead to is written into,
 * even a file, for it is somebody's open descriptor. If that is our own output it is shared, so
 * that what is printed next does not land on top.
 */
#include "report/place.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

enum {
	HOPS = 16
};

/* Whether the link at PLACE is one that the kernel makes up. */
static bool is_magic(const struct place *place)
{
	struct statfs system;
	int fd = openat(place->folder, place->name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	bool magic;

	if (fd < 0)
		return false;
	magic = fstatfs(fd, &system) == 0 && system.f_type == PROC_SUPER_MAGIC;
	close(fd);
	return magic;
}

/* Replaces the last part of NAME by TARGET, what the link there says. */
static int step(struct place *place, const char *target)
{
	const char *slash = strrchr(place->name, '/');
	size_t kept = slash && target[0] != '/' ? (size_t)(slash - place->name) + 1 : 0;
	size_t length = strlen(target);

	if (kept + length >= sizeof(place->name))
		return -ENAMETOOLONG;
	memcpy(place->name + kept, target, length + 1);
	return 0;
}

static int follow(struct place *place, const struct stat *link)
{
	char target[PLACE_NAME];
	ssize_t length;

	if (link->st_uid != 0 && link->st_uid != geteuid())
		return -ELOOP;
	length = readlinkat(place->folder, place->name, target, sizeof(target) - 1);
	if (length < 0)
		return -errno;
	target[length] = '\0';
	return step(place, target);
}

int place_find(struct place *place, int folder, const char *name)
{
	size_t length = strlen(name);

	if (length >= sizeof(place->name))
		return -ENAMETOOLONG;
	memcpy(place->name, name, length + 1);
	place->folder = folder;
	place->replace = true;
	for (int hop = 0; hop < HOPS; hop++) {
		struct stat st;
		bool magic = false;
		int result;

		if (fstatat(folder, place->name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			return errno == ENOENT ? 0 : -errno;
		if (S_ISLNK(st.st_mode)) {
			magic = is_magic(place);
			if (magic && fstatat(folder, place->name, &st, 0) < 0)
				return -errno;
		}
		if (S_ISDIR(st.st_mode))
			return -EISDIR;
		place->replace = S_ISREG(st.st_mode) && !magic;
		if (!S_ISLNK(st.st_mode))
			return 0;
		result = follow(place, &st);
		if (result < 0)
			return result;
		place->replace = true;
	}
	return -ELOOP;
}

static bool is_same(const struct stat *a, int fd)
{
	struct stat b;

	return fstat(fd, &b) == 0 && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

int place_open(const struct place *place)
{
	int fd = openat(place->folder, place->name, O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;
	int shared = -1;

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return fd;
	for (int own = STDOUT_FILENO; own <= STDERR_FILENO && shared < 0; own++) {
		if (is_same(&st, own))
			shared = fcntl(own, F_DUPFD_CLOEXEC, 0);
	}
	if (shared < 0)
		return fd;
	close(fd);
	return shared;
}
