/* SPDX-License-Identifier: MIT
 *
 * file.c - GLib's atomic write, and errors in our words.
 *
 * A file is replaced by renaming another over it, so what must be writable is its folder. The check
 * beforehand is a courtesy, so that a long run does not end in a mistyped path; the write decides.
 */
#include "support/file.h"

#include <errno.h>
#include <unistd.h>
#include <glib/gstdio.h>

static bool fail(GError **error, const char *path, int code)
{
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(code), "%s: %s", path,
	            g_strerror(code));
	return false;
}

bool file_write(const char *path, const char *data, gsize size, GError **error)
{
	g_autoptr(GError) inner = NULL;
	int code;

	errno = 0;
	if (g_file_set_contents(path, data, (gssize)size, &inner))
		return true;
	code = errno;
	if (code)
		return fail(error, path, code);
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", path, inner->message);
	return false;
}

bool file_check_writable(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	if (g_file_test(path, G_FILE_TEST_IS_DIR))
		return fail(error, path, EISDIR);
	if (g_access(folder, W_OK | X_OK) < 0)
		return fail(error, path, errno);
	return true;
}
