/* SPDX-License-Identifier: MIT
 *
 * jobs.h - units parsed in worker processes, several at once.
 *
 * libclang may crash on a source or never come back from it. So it only ever runs in a child: a
 * child that dies or exceeds the time limit costs its unit, and the run goes on with a new child.
 */
#ifndef DRIVER_JOBS_H
#define DRIVER_JOBS_H

#include "driver/recall.h"

struct jobs_how {
	int workers;        /* processes at once, at most */
	bool with_prefixes; /* what several files begin with is parsed once */
};

/* Parses every one of UNITS that has no facts yet, and keeps what it gains in RECALL (may be NULL).
 * False with ERROR when that cannot even begin. */
bool jobs_run(struct units *units, const struct jobs_how *how, struct recall *recall,
              GError **error);

#endif
