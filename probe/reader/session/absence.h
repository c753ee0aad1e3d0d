/* SPDX-License-Identifier: MIT
 *
 * absence.h - why a run left no report in its folder.
 *
 * Looked at after the program has ended, from outside: what can be measured is measured, the rest
 * is named as what it usually is.
 */
#ifndef READER_SESSION_ABSENCE_H
#define READER_SESSION_ABSENCE_H

#include <glib.h>
#include <stdint.h>
#include <sys/types.h>

struct absence {
	uid_t user;      /* whom the program ran as in the end */
	int refusal;     /* errno that USER gets when writing to the folder; 0: none */
	uint64_t needed; /* bytes of a recording */
	uint64_t free;   /* bytes left in the folder's file system */
	uint64_t limit;  /* RLIMIT_FSIZE that the program started with */
	gboolean no_inodes;
};

/* Measures what USER finds in FOLDER. Only for a process with a single thread. */
void absence_look(struct absence *absence, const char *folder, uid_t user);

/* The reason as a clause for the user when one is certain, with what to do; else NULL. The caller
 * frees. */
char *absence_certain(const struct absence *absence);

/* The reason as a clause for the user: the first that is certain, else the likely ones. The caller
 * frees. */
char *absence_reason(const struct absence *absence);

#endif
