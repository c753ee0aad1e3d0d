/* SPDX-License-Identifier: MIT
 *
 * leftovers.c - recordings and sockets that stayed behind in a folder of reports.
 *
 * The problem
 *   A process that was killed could not write its report. One that had become another user could
 * write it, into a file opened before, but not remove its recording and socket from the folder.
 *
 * The idea
 *   Everything in the folder is named after its process. When that is gone (owner.h), the report is
 * either its last word (farewell.h) or made here from the recording; then the rest can go.
 *
 * What holds: a recording is removed only when there is a report, and never with keep=1.
 */
#include "reader/session/leftovers.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "reader/base/escape.h"
#include "reader/launch/control.h"
#include "reader/launch/folder.h"
#include "reader/session/farewell.h"
#include "reader/session/owner.h"
#include "reader/session/recovery.h"

#define RECORDING_SUFFIX ".aprec"
#define SOCKET_SUFFIX    ".sock"

/* How long all processes together that have begun to exit are waited for. The probe gives itself
 * as long to write a report. */
#define PATIENCE_US (2 * G_USEC_PER_SEC)
#define STEP_US     (10 * 1000)

/* PATH with the suffix of a recording replaced. The caller frees. */
static char *sibling(const char *path, const char *suffix)
{
	g_autofree char *stem = g_strndup(path, strlen(path) - strlen(RECORDING_SUFFIX));

	return g_strconcat(stem, suffix, NULL);
}

static void remove_file(const char *path, GPtrArray *troubles)
{
	if (unlink(path) == 0 || errno == ENOENT)
		return;
	int why = errno;
	g_autofree char *shown = escape_dup(path);
	g_ptr_array_add(troubles,
	                g_strdup_printf("%s: could not be removed: %s", shown, g_strerror(why)));
}

static void settle_one(const struct leftovers *leftovers, const char *recording, gboolean is_old,
                       struct symbols *symbols, GPtrArray *troubles)
{
	g_autofree char *output = recovery_output(recording);
	g_autofree char *socket = sibling(recording, SOCKET_SUFFIX);
	g_autofree char *name = g_path_get_basename(recording);
	g_autoptr(GError) error = NULL;
	gboolean told = farewell_told(recording, output);
	pid_t pid = owner_of(name, RECORDING_SUFFIX);
	int sig = pid == leftovers->process ? leftovers->signal : 0;

	if (is_old && (told || leftovers->keep))
		return;
	if (!told && !recovery_run(recording, output, sig, symbols, &error)) {
		g_ptr_array_add(troubles, g_strdup(error->message));
		return;
	}
	if (leftovers->keep)
		return;
	remove_file(recording, troubles);
	remove_file(socket, troubles);
}

/* owner_is_running, after a wait for what is about to end: until DEADLINE at most. */
static gboolean keeps_running(pid_t pid, const char *path, gint64 deadline)
{
	while (owner_is_running(pid, path)) {
		if (!farewell_begun(path) || g_get_monotonic_time() > deadline)
			return TRUE;
		g_usleep(STEP_US);
	}
	return FALSE;
}

/* Sockets of processes whose recording was in memory only, or was removed by hand. */
static void remove_sockets(const struct leftovers *leftovers, GPtrArray *troubles)
{
	g_autoptr(GPtrArray) names = folder_list(leftovers->folder, SOCKET_SUFFIX);

	for (guint i = 0; i < names->len && !leftovers->keep; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *path = g_build_filename(leftovers->folder, name, NULL);
		g_autofree char *stem = g_strndup(path, strlen(path) - strlen(SOCKET_SUFFIX));
		g_autofree char *recording = g_strconcat(stem, RECORDING_SUFFIX, NULL);
		struct stat st;
		if (owner_of(name, SOCKET_SUFFIX) != 0 && lstat(path, &st) == 0 &&
		    S_ISSOCK(st.st_mode) && access(recording, F_OK) < 0 && !control_listens(path))
			remove_file(path, troubles);
	}
}

GPtrArray *leftovers_list(const char *folder)
{
	return folder_list(folder, RECORDING_SUFFIX);
}

GPtrArray *leftovers_recover(const struct leftovers *leftovers, GPtrArray *troubles)
{
	GPtrArray *running = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) names = leftovers_list(leftovers->folder);
	g_autoptr(symbols_set) symbols = symbols_new(NULL);
	gint64 deadline = g_get_monotonic_time() + PATIENCE_US;

	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *path = g_build_filename(leftovers->folder, name, NULL);
		pid_t pid = owner_of(name, RECORDING_SUFFIX);
		gboolean is_old = g_ptr_array_find_with_equal_func(leftovers->before, name,
		                                                   g_str_equal, NULL);
		if (!keeps_running(pid, path, deadline))
			settle_one(leftovers, path, is_old, symbols, troubles);
		else if (!is_old)
			g_ptr_array_add(running, g_strdup_printf("%d", (int)pid));
	}
	remove_sockets(leftovers, troubles);
	return running;
}
