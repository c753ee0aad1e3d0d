/* SPDX-License-Identifier: MIT
 *
 * unwatched.c - processes that have the probe in them and no recording.
 *
 * The probe makes the recording of a program at its start, that of a forked child when the child
 * first waits in a loop. A process without one either has not come to that, or was refused; the
 * latter is found out by trying what it would have tried (absence.h).
 */
#include "reader/session/unwatched.h"

#include "reader/base/escape.h"
#include "reader/launch/setting.h"
#include "reader/session/absence.h"
#include "reader/session/presence.h"

#define NAMED_AT_MOST 4

/* For what is about to end, or to make its recording. Once, whatever comes of it. */
#define PATIENCE_US (100 * 1000)

static char *why(const struct presence *presence, const char *folder)
{
	struct absence absence;

	absence_look(&absence, folder, presence->user);
	char *reason = absence_certain(&absence);
	return reason ? reason : g_strdup("no event loop was seen in it so far");
}

static char *goes_on(const struct presence *presence, const char *folder)
{
	g_autofree char *name = escape_dup(presence->name);
	g_autofree char *shown = escape_dup(folder);
	g_autofree char *reason = why(presence, folder);

	return g_strdup_printf("process %d (%s) goes on without a recording in %s, so it is not "
	                       "watched: %s",
	                       (int)presence->pid, name, shown, reason);
}

/* Takes those that record out of LIST and adds their numbers to RUNNING. */
static guint drop_recorded(GPtrArray *list, GPtrArray *running)
{
	for (guint i = 0; i < list->len;) {
		const struct presence *presence = g_ptr_array_index(list, i);
		if (!presence->recording) {
			i++;
			continue;
		}
		g_autofree char *pid = g_strdup_printf("%d", (int)presence->pid);
		if (!g_ptr_array_find_with_equal_func(running, pid, g_str_equal, NULL))
			g_ptr_array_add(running, g_steal_pointer(&pid));
		g_ptr_array_remove_index(list, i);
	}
	return list->len;
}

GPtrArray *unwatched_list(const char *settings, const char *library, const char *folder,
                          GPtrArray *running)
{
	GPtrArray *sentences = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) list = presence_list(settings, library);

	if (drop_recorded(list, running) > 0) {
		g_usleep(PATIENCE_US);
		g_ptr_array_unref(list);
		list = presence_list(settings, library);
		drop_recorded(list, running);
	}
	for (guint i = 0; i < list->len && i < NAMED_AT_MOST; i++)
		g_ptr_array_add(sentences, goes_on(g_ptr_array_index(list, i), folder));
	if (list->len > NAMED_AT_MOST)
		g_ptr_array_add(sentences, g_strdup_printf("%u more processes go on without one",
		                                           list->len - NAMED_AT_MOST));
	return sentences;
}

static char *elsewhere(const struct presence *presence, const char *name)
{
	g_autofree char *folder = g_path_get_dirname(presence->recording);
	g_autofree char *shown = escape_dup(folder);

	return g_strdup_printf("process %d (%s) records in another folder: name it with -o %s",
	                       (int)presence->pid, name, shown);
}

char *unwatched_reason(pid_t pid, const char *folder)
{
	struct presence *presence = g_new0(struct presence, 1);
	char *sentence = NULL;

	if (presence_read(presence, pid, NULL) && presence->has_probe) {
		g_autofree char *name = escape_dup(presence->name);
		g_autofree char *told = setting_recording_folder(presence->settings);
		g_autofree char *shown = escape_dup(told ? told : folder);
		g_autofree char *reason = why(presence, told ? told : folder);

		sentence = presence->recording
		                   ? elsewhere(presence, name)
		                   : g_strdup_printf("process %d (%s) has the probe in it but no "
		                                     "recording in %s: %s",
		                                     (int)pid, name, shown, reason);
	}
	presence_free(presence);
	return sentence;
}
