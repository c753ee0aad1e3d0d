/* SPDX-License-Identifier: MIT
 *
 * presence.c - what there is of the probe in a running process, seen from outside.
 *
 * What holds
 *   - A process may end between any two looks; then it is not there, which is no trouble.
 *   - A forked child has its parent's recording mapped until it makes its own, so a recording is a
 * process's own only when it has its number.
 *   - Numbers are those of the process's own namespace where that has one.
 *
 * What it does not see: programs that write over their environment (some put a title there) are
 * not found by their settings.
 */
#include "reader/session/presence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "reader/session/owner.h"

#define LIBRARY_NAME     "libasyncprobe.so"
#define RECORDING_SUFFIX ".aprec"
#define VARIABLE         "ASYNCPROBE_OPTIONS="

/* What /proc/PID/NAME holds; NULL when it cannot be read. */
static char *read_proc(pid_t pid, const char *name, gsize *length)
{
	g_autofree char *path = g_strdup_printf("/proc/%d/%s", (int)pid, name);
	char *text;

	return g_file_get_contents(path, &text, length, NULL) ? text : NULL;
}

/* The words behind KEY in STATUS (/proc/PID/status); NULL without such a line. */
static char **status_words(const char *status, const char *key)
{
	const char *line = strstr(status, key);

	if (!line)
		return NULL;
	line += strlen(key);
	g_autofree char *words = g_strndup(line, strcspn(line, "\n"));
	return g_strsplit_set(g_strstrip(words), "\t ", -1);
}

/* The number that the process has for itself. */
static pid_t own_number(const char *status, pid_t pid)
{
	g_auto(GStrv) words = status_words(status, "\nNSpid:");
	guint count = words ? g_strv_length(words) : 0;

	return count ? (pid_t)atoi(words[count - 1]) : pid;
}

static char *settings_of(pid_t pid)
{
	gsize length = 0;
	g_autofree char *environment = read_proc(pid, "environ", &length);

	for (const char *at = environment; at && at < environment + length; at += strlen(at) + 1) {
		if (g_str_has_prefix(at, VARIABLE))
			return g_strdup(at + strlen(VARIABLE));
	}
	return NULL;
}

/* A removed one is one as well: the process makes its report of it when it ends. */
static gboolean is_recording_of(const char *name, pid_t number)
{
	static const char *const suffixes[] = { RECORDING_SUFFIX, RECORDING_SUFFIX " (deleted)" };

	for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
		if (g_str_has_suffix(name, suffixes[i]))
			return owner_of(name, suffixes[i]) == number;
	}
	return FALSE;
}

/* LINE of /proc/PID/maps: "start-end perms offset device inode path". */
static void look_at_mapping(struct presence *presence, const char *line, pid_t number,
                            const char *library)
{
	const char *path = strchr(line, '/');
	const char *name = path ? strrchr(path, '/') + 1 : NULL;

	if (!path)
		return;
	if (g_str_has_prefix(name, LIBRARY_NAME) || g_strcmp0(path, library) == 0)
		presence->has_probe = TRUE;
	else if (!presence->recording && is_recording_of(name, number))
		presence->recording = g_strdup(path);
}

gboolean presence_read(struct presence *presence, pid_t pid, const char *library)
{
	g_autofree char *status = read_proc(pid, "status", NULL);
	g_autofree char *maps = read_proc(pid, "maps", NULL);
	g_autofree char *real = library ? realpath(library, NULL) : NULL;
	g_auto(GStrv) user = status ? status_words(status, "\nUid:") : NULL;

	*presence = (struct presence){ .pid = pid };
	if (!maps || !user || g_strv_length(user) < 2)
		return FALSE;
	presence->user = (uid_t)strtoul(user[1], NULL, 10);
	presence->name = g_strndup(status + strlen("Name:\t"),
	                           strcspn(status + strlen("Name:\t"), "\n"));
	presence->settings = settings_of(pid);
	pid_t number = own_number(status, pid);
	g_auto(GStrv) lines = g_strsplit(maps, "\n", -1);
	for (char **line = lines; *line; line++)
		look_at_mapping(presence, *line, number, real);
	return TRUE;
}

void presence_free(struct presence *presence)
{
	g_free(presence->name);
	g_free(presence->settings);
	g_free(presence->recording);
	g_free(presence);
}

/* When PID was started, in clock ticks since boot; 0 when that cannot be told. */
static guint64 started(pid_t pid)
{
	g_autofree char *stat = read_proc(pid, "stat", NULL);
	const char *behind_name = stat ? strrchr(stat, ')') : NULL;
	unsigned long long ticks = 0;

	if (!behind_name ||
	    sscanf(behind_name + 1, "%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%*s%llu",
	           &ticks) != 1)
		return 0;
	return ticks;
}

static gint by_pid(gconstpointer a, gconstpointer b)
{
	const struct presence *one = *(struct presence *const *)a;
	const struct presence *two = *(struct presence *const *)b;

	return one->pid < two->pid ? -1 : one->pid > two->pid;
}

GPtrArray *presence_list(const char *settings, const char *library)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)presence_free);
	g_autoptr(GDir) dir = g_dir_open("/proc", 0, NULL);
	guint64 since = started(getpid());
	const char *name;
	guint64 pid;

	while (dir && (name = g_dir_read_name(dir))) {
		if (!g_ascii_string_to_unsigned(name, 10, 1, G_MAXINT32, &pid, NULL) ||
		    pid == (guint64)getpid())
			continue;
		g_autofree char *found = settings_of((pid_t)pid);
		if (g_strcmp0(found, settings) != 0 || started((pid_t)pid) < since)
			continue;
		struct presence *presence = g_new0(struct presence, 1);
		if (presence_read(presence, (pid_t)pid, library) && presence->has_probe)
			g_ptr_array_add(list, presence);
		else
			presence_free(presence);
	}
	g_ptr_array_sort(list, by_pid);
	return list;
}
