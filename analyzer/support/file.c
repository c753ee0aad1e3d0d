/* SPDX-License-Identifier: MIT
 *
 * file.c - atomic where that makes sense, in place where it does not.
 *
 * A regular file is replaced by renaming a complete one over it; a symbolic link's target is what
 * is replaced. Anything else (a FIFO, /dev/stdout, /dev/null) is written into: replacing a device
 * by a file would damage the system.
 */
#include "support/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

static bool fail(GError **error, const char *path, int code)
{
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), "%s: %s", path,
	            g_strerror(code));
	return false;
}

/* Writes everything. 0, or the errno of what went wrong. */
static int write_all(int fd, const char *data, gsize size)
{
	while (size) {
		ssize_t written = write(fd, data, size);

		if (written < 0 && errno == EINTR)
			continue;
		if (written < 0)
			return errno;
		data += written;
		size -= (gsize)written;
	}
	return 0;
}

static int write_and_close(int fd, const char *data, gsize size)
{
	int code = write_all(fd, data, size);

	return close(fd) < 0 && !code ? errno : code;
}

static int write_in_place(const char *path, const char *data, gsize size)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	return fd < 0 ? errno : write_and_close(fd, data, size);
}

/* The mode a new file gets, or an old one keeps. */
static mode_t wanted_mode(const char *path)
{
	struct stat st;
	mode_t mask;

	if (stat(path, &st) == 0)
		return st.st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static int replace(const char *path, const char *data, gsize size)
{
	g_autofree char *temporary = g_strdup_printf("%s.XXXXXX", path);
	mode_t mode = wanted_mode(path);
	int fd = g_mkstemp(temporary), code;

	if (fd < 0)
		return errno;
	code = fchmod(fd, mode) < 0 ? errno : 0;
	if (code)
		close(fd);
	else
		code = write_and_close(fd, data, size);
	if (!code && rename(temporary, path) < 0)
		code = errno;
	if (code)
		unlink(temporary);
	return code;
}

bool file_write(const char *path, const char *data, gsize size, GError **error)
{
	char *target = realpath(path, NULL); /* NULL: a new file, or a link to nothing */
	struct stat st;
	int code;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		code = write_in_place(path, data, size);
	else
		code = replace(target ? target : path, data, size);
	free(target);
	return code ? fail(error, path, code) : true;
}

bool file_replace(const char *path, const char *data, gsize size, GError **error)
{
	int code = replace(path, data, size);

	return code ? fail(error, path, code) : true;
}

bool file_print(const char *data, gsize size, GError **error)
{
	int code = write_all(STDOUT_FILENO, data, size);

	return code ? fail(error, "standard output", code) : true;
}

bool file_check_writable(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	struct stat st;

	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		if (S_ISDIR(st.st_mode))
			return fail(error, path, EISDIR);
		return access(path, W_OK) == 0 || fail(error, path, errno);
	}
	if (access(folder, W_OK | X_OK) < 0)
		return fail(error, path, errno);
	return true;
}

bool file_is_there(const char *path, const char **why)
{
	struct stat st;

	if (stat(path, &st) == 0)
		return true;
	*why = errno == ENOENT || errno == ENOTDIR ? FILE_ABSENT : g_strerror(errno);
	return false;
}

/* Is FD a pipe without a name, as a shell makes them? Opened through /dev/stdin or /dev/fd/N it
 * looks like a FIFO, but its other end is there already, or is gone. */
static bool is_nameless_pipe(int fd)
{
	g_autofree char *link = g_strdup_printf("/proc/self/fd/%d", fd);
	g_autofree char *target = g_file_read_link(link, NULL);

	return target && g_str_has_prefix(target, "pipe:");
}

/* Does FD, opened without waiting, read as if it had been opened normally? */
static bool make_blocking(int fd)
{
	int flags = fcntl(fd, F_GETFL);

	return flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

int file_open(const char *path, enum file_kinds kinds, const char **why)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	struct stat st;

	/* ENXIO is what a socket answers. */
	if (fd < 0) {
		*why = errno == ENXIO ? "is not a regular file" : g_strerror(errno);
		return -1;
	}
	if (fstat(fd, &st) == 0 &&
	    (S_ISREG(st.st_mode) || (kinds == FILE_REGULAR_OR_PIPE && S_ISFIFO(st.st_mode) &&
	                             is_nameless_pipe(fd) && make_blocking(fd))))
		return fd;
	*why = "is not a regular file";
	close(fd);
	return -1;
}

/* Appends all that FD still has to say to TEXT; what went wrong, or NULL. */
static const char *read_all(int fd, gsize most, GByteArray *text)
{
	guint8 chunk[65536];
	ssize_t got;

	while ((got = read(fd, chunk, sizeof(chunk))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return g_strerror(errno);
		g_byte_array_append(text, chunk, (guint)got);
		if (text->len > most)
			return "is too large";
	}
	return NULL;
}

char *file_read(const char *path, gsize most, gsize *size, const char **why)
{
	int fd = file_open(path, FILE_REGULAR, why);
	GByteArray *text;

	if (fd < 0)
		return NULL;
	text = g_byte_array_new();
	*why = read_all(fd, most, text);
	close(fd);
	if (*why) {
		g_byte_array_unref(text);
		return NULL;
	}
	if (size)
		*size = text->len;
	g_byte_array_append(text, (const guint8 *)"", 1);
	return (char *)g_byte_array_free(text, FALSE);
}

GMappedFile *file_map(const char *path, GError **error)
{
	const char *why;
	int fd = file_open(path, FILE_REGULAR, &why);
	GMappedFile *map;

	if (fd < 0) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", path, why);
		return NULL;
	}
	map = g_mapped_file_new_from_fd(fd, FALSE, error);
	close(fd);
	return map;
}
