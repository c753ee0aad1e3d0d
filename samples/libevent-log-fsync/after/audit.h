/* SPDX-License-Identifier: MIT
 *
 * audit.h - the audit log: who asked for what, written and synced by a thread of its own.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include <stdbool.h>

struct audit;
struct audit_record;

/* Called on the writer thread once RECORD is on the disk, or could not be written. */
typedef void (*audit_done)(void *data, struct audit_record *record);

struct audit_record {
	struct audit_record *next; /* whoever has the record may use it */
	void *owner;               /* the caller's */
	bool failed;               /* for DONE: the record is not on the disk */
	char text[512];            /* one line */
};

/* Opens the log at PATH and starts its thread, which calls DONE with DATA for every record. NULL
 * with errno set when that fails. */
struct audit *audit_open(const char *path, audit_done done, void *data);

/* Hands RECORD to the writer. Never waits for the disk. */
void audit_append(struct audit *audit, struct audit_record *record);

/* Waits until everything handed over is written, and ends the thread. */
void audit_close(struct audit *audit);

#endif
