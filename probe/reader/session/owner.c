/* SPDX-License-Identifier: MIT
 *
 * owner.c - the process that a recording or a control socket belongs to.
 *
 * The problem
 *   A process that still runs (a daemon, a worker that outlives its parent) must not lose its
 * recording under its feet, and one that is gone must not keep it because another got its number.
 *
 * The idea
 *   Gone means: no such process, or one that has not mapped the file. The mapping is known by inode
 * and name, because the path that the kernel shows is free of the links in ours. When in doubt the
 * process counts as running: the recording then simply stays for a later `asyncprobe recover`.
 */
#include "reader/session/owner.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

pid_t owner_of(const char *name, const char *suffix)
{
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(suffix));
	const char *dot = strrchr(stem, '.');
	guint64 pid;

	if (!g_ascii_string_to_unsigned(dot ? dot + 1 : stem, 10, 1, G_MAXINT32, &pid, NULL))
		return 0;
	return (pid_t)pid;
}

/* LINE of /proc/PID/maps: "start-end perms offset device inode path". */
static gboolean is_mapping_of(const char *line, guint64 inode, const char *name)
{
	unsigned long long found = 0;
	int path = 0;

	if (sscanf(line, "%*s %*s %*s %*s %llu %n", &found, &path) != 1 || path == 0)
		return FALSE;
	const char *slash = strrchr(line + path, '/');
	return found == inode && slash && g_str_has_prefix(slash + 1, name);
}

gboolean owner_is_running(pid_t pid, const char *path)
{
	g_autofree char *maps_path = g_strdup_printf("/proc/%d/maps", (int)pid);
	g_autofree char *name = g_path_get_basename(path);
	g_autofree char *maps = NULL;
	struct stat st;

	if (pid == 0 || (kill(pid, 0) < 0 && errno == ESRCH))
		return FALSE;
	if (!g_file_get_contents(maps_path, &maps, NULL, NULL))
		return access(maps_path, F_OK) == 0;
	if (stat(path, &st) < 0)
		return FALSE;
	g_auto(GStrv) lines = g_strsplit(maps, "\n", -1);
	for (char **line = lines; *line; line++) {
		if (is_mapping_of(*line, st.st_ino, name))
			return TRUE;
	}
	return FALSE;
}
