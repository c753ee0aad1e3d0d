/* SPDX-License-Identifier: MIT
 *
 * scratch.c - a folder that is locked while somebody needs it.
 *
 * The problem
 *   Units are not kept when a folder that their headers may come from changes during the run. What
 *   reaches up to /tmp, where many write, would never be kept if this program wrote there, too.
 *   And whoever is killed cannot clean up.
 *
 * The idea
 *   The folder is made in the cache, which nobody includes from. It is locked: the kernel undoes
 *   that when the last process of the run ends, however it ends. So a folder of ours that can be
 *   locked, and is no longer new, belongs to nobody. Process numbers would not tell: they are used
 *   again, and mean something else in another container that shares the folder.
 */
#include "driver/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <glib/gstdio.h>

#define PREFIX      "asynclint-run-"
/* Between making a folder and locking it. */
#define NEW_SECONDS 60

/* Removes the files in the folder open as FD. */
static void empty(int fd)
{
	g_autofree char *path = g_strdup_printf("/proc/self/fd/%d", fd);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir)))
		unlinkat(fd, name, 0);
}

static int open_folder(const char *path)
{
	return open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* Is the folder open as FD ours, and left by a run that ended? It is locked then. */
static bool is_left(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_uid == geteuid() &&
	       st.st_mtime < time(NULL) - NEW_SECONDS && flock(fd, LOCK_EX | LOCK_NB) == 0;
}

static void remove_left(const char *folder)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		int fd = g_str_has_prefix(name, PREFIX) ? open_folder(path) : -1;

		if (fd < 0)
			continue;
		if (is_left(fd)) {
			empty(fd);
			g_rmdir(path);
		}
		close(fd);
	}
}

/* False with errno. */
static bool make_in(struct scratch *scratch, const char *folder)
{
	g_autofree char *path = g_build_filename(folder, PREFIX "XXXXXX", NULL);

	if (!g_mkdtemp(path))
		return false;
	scratch->lock = open_folder(path);
	if (scratch->lock < 0) {
		g_rmdir(path);
		return false;
	}
	flock(scratch->lock, LOCK_EX | LOCK_NB); /* NFS may refuse, then to all */
	scratch->path = g_steal_pointer(&path);
	remove_left(folder);
	return true;
}

bool scratch_open(struct scratch *scratch, const char *cache, GError **error)
{
	g_autofree char *base = cache ? g_canonicalize_filename(cache, NULL) : NULL;
	g_autofree char *folder = cache ? g_build_filename(base, "tmp", NULL) : NULL;

	*scratch = (struct scratch){ .lock = -1 };
	if (folder && g_mkdir_with_parents(folder, 0777) == 0 && make_in(scratch, folder))
		return true;
	if (make_in(scratch, g_get_tmp_dir()))
		return true;
	g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s",
	            g_get_tmp_dir(), g_strerror(errno));
	return false;
}

void scratch_close(struct scratch *scratch)
{
	empty(scratch->lock);
	close(scratch->lock);
	g_rmdir(scratch->path);
	g_free(scratch->path);
}
