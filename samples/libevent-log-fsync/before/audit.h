/* SPDX-License-Identifier: MIT
 *
 * audit.h - the audit log: who asked for what, on the disk before we go on.
 */
#ifndef AUDIT_H
#define AUDIT_H

#include <stdbool.h>

struct audit;

/* Opens the log at PATH for appending. NULL with errno set when that fails. */
struct audit *audit_open(const char *path);

/* Appends one record and waits until it is on the disk. False with errno set otherwise. */
bool audit_append(struct audit *audit, const char *peer, const char *what);

void audit_close(struct audit *audit);

#endif
