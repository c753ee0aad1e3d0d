/* SPDX-License-Identifier: MIT
 *
 * diff_read.c - the bytes of a diff, from a file, a pipe or standard input.
 *
 * A diff comes out of a pipe more often than from a file: `git diff | asynclint --diff -`, or the
 * shell's <(git diff). What is larger than any change that somebody reads is refused.
 */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "policy/diff.h"
#include "support/file.h"

#define LARGEST_DIFF (256u << 20)

static bool fail(GError **error, const char *name, const char *why)
{
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", name, why);
	return false;
}

static bool read_all(int fd, const char *name, GByteArray *text, GError **error)
{
	guint8 chunk[65536];

	while (text->len <= LARGEST_DIFF) {
		ssize_t got = read(fd, chunk, sizeof(chunk));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(error, name, g_strerror(errno));
		if (got == 0)
			return true;
		g_byte_array_append(text, chunk, (guint)got);
	}
	return fail(error, name, "larger than 256 MiB, the limit for a diff");
}

struct diff *diff_read(const char *path, GError **error)
{
	bool is_stdin = !strcmp(path, "-");
	const char *name = is_stdin ? "standard input" : path, *why = NULL;
	int fd = is_stdin ? STDIN_FILENO : file_open(path, FILE_REGULAR_OR_PIPE, &why);
	g_autoptr(GByteArray) text = g_byte_array_new();
	struct diff *diff = NULL;

	if (fd < 0) {
		fail(error, name, why);
		return NULL;
	}
	if (read_all(fd, name, text, error))
		diff = diff_parse(name, text->len ? (const char *)text->data : "", text->len,
		                  error);
	if (!is_stdin)
		close(fd);
	return diff;
}
