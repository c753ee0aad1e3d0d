/* SPDX-License-Identifier: MIT
 *
 * jobs.h - units parsed in worker processes, several at once.
 *
 * libclang may crash on a source or never come back from it. So it only ever runs in a child: a
 * child that dies or exceeds the time limit costs its unit, and the run goes on with a new child.
 */
#ifndef DRIVER_JOBS_H
#define DRIVER_JOBS_H

#include <glib.h>
#include "facts/facts_file.h"
#include "frontend/compile_db.h"

struct job_result {
	struct facts_file *facts; /* NULL: lost */
	char *problem;            /* why it was lost, one line, or NULL */
};

/* Parses every command of DB with up to WORKERS processes. Results are in the order of
 * DB->commands; free with jobs_free. UNKNOWN_FLAGS (char * set) gains compiler flags nobody knew.
 * NULL with ERROR when no worker can be started at all. */
struct job_result *jobs_run(const struct compile_db *db, int workers, GHashTable *unknown_flags,
                            GError **error);
void jobs_free(struct job_result *results, size_t count);

#endif
