/* SPDX-License-Identifier: MIT
 *
 * json_file.c - a JSON text from an untrusted file or peer.
 *
 * What holds: memory is bounded before it is spent (file size, then depth and number of values),
 * and a name that is no regular file is refused without waiting for whoever writes into it.
 */
#include "reader/load/json_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/load/json_bounds.h"

json_t *json_text_parse(const char *text, size_t size, const char *name, GError **error)
{
	g_autofree char *shown = escape_dup(name);
	const char *why;
	json_error_t at;

	if (size == 0) {
		failure_trouble(error, "%s: is empty", shown);
		return NULL;
	}
	if (!json_bounds_check(text, size, &why)) {
		failure_trouble(error, "%s: %s: not a report we would read", shown, why);
		return NULL;
	}
	json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &at);
	if (!root) {
		g_autofree char *what = escape_dup(at.text);
		failure_trouble(error, "%s:%d:%d: not valid JSON: %s", shown, at.line, at.column,
		                what);
	}
	return root;
}

static gboolean check_file(int fd, const char *shown, size_t *size, GError **error)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return failure_trouble(error, "%s: %s", shown, g_strerror(errno));
	if (!S_ISREG(st.st_mode))
		return failure_trouble(error, "%s: is not a regular file", shown);
	if (st.st_size > (off_t)JSON_FILE_LIMIT)
		return failure_trouble(error, "%s: has %lld MiB; reports of up to %u MiB are read",
		                       shown, (long long)st.st_size >> 20, JSON_FILE_LIMIT >> 20);
	*size = (size_t)st.st_size;
	return TRUE;
}

/* Reads up to SIZE bytes of FD; sets SIZE to what was there (the file may have shrunk). */
static char *read_bytes(int fd, const char *shown, size_t *size, GError **error)
{
	g_autofree char *text = g_malloc(*size + 1);
	size_t got = 0;

	while (got < *size) {
		ssize_t n = read(fd, text + got, *size - got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			failure_trouble(error, "%s: %s", shown, g_strerror(errno));
			return NULL;
		}
		if (n == 0)
			break;
		got += (size_t)n;
	}
	*size = got;
	return g_steal_pointer(&text);
}

json_t *json_file_parse(const char *path, GError **error)
{
	g_autofree char *shown = escape_dup(path);
	g_autofree char *text = NULL;
	size_t size = 0;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		failure_trouble(error, "%s: %s", shown, g_strerror(errno));
		return NULL;
	}
	if (check_file(fd, shown, &size, error))
		text = read_bytes(fd, shown, &size, error);
	close(fd);
	return text ? json_text_parse(text, size, path, error) : NULL;
}

char *json_text_dump(const json_t *root)
{
	char *text = json_dumps(root, JSON_INDENT(2) | JSON_ENSURE_ASCII | JSON_PRESERVE_ORDER);
	GString *out = g_string_new(NULL);

	/* The one control character that JSON does not escape; it can only stand in a string. */
	for (const char *at = text; at && *at; at++) {
		if (*at == '\177')
			g_string_append(out, "\\u007f");
		else
			g_string_append_c(out, *at);
	}
	g_string_append_c(out, '\n');
	free(text);
	return g_string_free(out, FALSE);
}
