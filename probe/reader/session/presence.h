/* SPDX-License-Identifier: MIT
 *
 * presence.h - what there is of the probe in a running process, seen from outside.
 *
 * A probe that could not make its recording has nobody to tell. The process still shows it: the
 * library is mapped, the settings stand in its environment, and no recording of its own is mapped.
 */
#ifndef READER_SESSION_PRESENCE_H
#define READER_SESSION_PRESENCE_H

#include <glib.h>
#include <sys/types.h>

struct presence {
	pid_t pid;
	uid_t user;         /* whom the process runs as */
	char *name;         /* as ps shows it; untrusted */
	char *settings;     /* ASYNCPROBE_OPTIONS as it was started with, or NULL */
	char *recording;    /* path of its own recording, or NULL */
	gboolean has_probe; /* the library is mapped */
};

/* Looks at process PID. LIBRARY (may be NULL) is a probe of another name. False when there is no
 * such process any more, or we may not look into it. What PRESENCE holds is the caller's in any
 * case. */
gboolean presence_read(struct presence *presence, pid_t pid, const char *library);

/* Frees PRESENCE and what it holds. */
void presence_free(struct presence *presence);

/* The running processes, other than this one, that were started after this one with exactly
 * SETTINGS and have LIBRARY mapped; struct presence *, by process id. The caller frees with
 * g_ptr_array_unref. Processes come and go: some may be gone already. */
GPtrArray *presence_list(const char *settings, const char *library);

#endif
