/* SPDX-License-Identifier: MIT
 *
 * leftovers.c - recordings that stayed behind in a folder of reports.
 *
 * The problem
 *   A process that was killed could not write its report, and one that still runs (a daemon, a
 * worker that outlives its parent) must not lose its recording under its feet.
 *
 * The idea
 *   The name of a recording ends in its process id. Gone means: no such process, or one that has
 * not mapped the file (the id was given to somebody else). When in doubt the process counts as
 * running: the recording then simply stays for a later `asyncprobe recover`.
 */
#include "reader/session/leftovers.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "reader/launch/folder.h"
#include "reader/session/recovery.h"

#define RECORDING_SUFFIX ".aprec"

/* The process id in "name.4711.aprec"; 0 when there is none. */
static pid_t process_of(const char *name)
{
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(RECORDING_SUFFIX));
	const char *dot = strrchr(stem, '.');
	guint64 pid;

	if (!g_ascii_string_to_unsigned(dot ? dot + 1 : stem, 10, 1, G_MAXINT32, &pid, NULL))
		return 0;
	return (pid_t)pid;
}

static gboolean is_running(pid_t pid, const char *recording)
{
	g_autofree char *maps_path = g_strdup_printf("/proc/%d/maps", (int)pid);
	g_autofree char *absolute = g_canonicalize_filename(recording, NULL);
	g_autofree char *maps = NULL;

	if (pid == 0 || (kill(pid, 0) < 0 && errno == ESRCH))
		return FALSE;
	if (!g_file_get_contents(maps_path, &maps, NULL, NULL))
		return access(maps_path, F_OK) == 0;
	return strstr(maps, absolute) != NULL;
}

static void recover_one(const char *recording, struct symbols *symbols, GPtrArray *troubles)
{
	g_autofree char *output = recovery_output(recording);
	g_autofree char *stem = g_strndup(recording, strlen(recording) - strlen(RECORDING_SUFFIX));
	g_autofree char *socket = g_strconcat(stem, ".sock", NULL);
	g_autoptr(GError) error = NULL;

	if (!recovery_run(recording, output, symbols, &error)) {
		g_ptr_array_add(troubles, g_strdup(error->message));
		return;
	}
	unlink(recording);
	unlink(socket);
}

GPtrArray *leftovers_list(const char *folder)
{
	return folder_list(folder, RECORDING_SUFFIX);
}

GPtrArray *leftovers_recover(const char *folder, GPtrArray *before, GPtrArray *troubles)
{
	GPtrArray *running = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) names = leftovers_list(folder);
	g_autoptr(symbols_set) symbols = symbols_new(NULL);

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *path = g_build_filename(folder, name, NULL);
		pid_t pid = process_of(name);
		if (!is_running(pid, path))
			recover_one(path, symbols, troubles);
		else if (!g_ptr_array_find_with_equal_func(before, name, g_str_equal, NULL))
			g_ptr_array_add(running, g_strdup_printf("%d", (int)pid));
	}
	return running;
}
