/* SPDX-License-Identifier: MIT
 *
 * units.h - the units of a run, and what has become of each.
 *
 * A unit is a command of the database. It ends up with facts, from an earlier run or from a parse,
 * or with a problem; who finds which is in recall.h and jobs.h.
 */
#ifndef DRIVER_UNITS_H
#define DRIVER_UNITS_H

#include "facts/facts_file.h"
#include "frontend/compile_db.h"

struct unit {
	const struct compile_command *command;
	GPtrArray *args;          /* char *: what of the command decides what the file means */
	struct facts_file *facts; /* NULL: not known yet, or lost */
	char *problem;            /* why it was lost, one line, or NULL */
};

struct units {
	struct unit *all; /* in the order of the database */
	guint count;
	GHashTable *unknown_flags; /* char * set: compiler flags nobody knew */
	guint prefixes, refused;   /* common beginnings that were precompiled, and that were not */
	guint missed;              /* units that were parsed without theirs after all */
};

/* The units of DB, which is borrowed. */
struct units *units_new(const struct compile_db *db);
void units_free(struct units *units);

#endif
