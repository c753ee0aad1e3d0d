/* SPDX-License-Identifier: MIT
 *
 * gathered.h - the units that have facts, each with the programs it is in, in an order of their
 * own.
 *
 * Whatever order units came in, from a database, from workers or on a command line, stages after
 * this see the same one.
 */
#ifndef DRIVER_GATHERED_H
#define DRIVER_GATHERED_H

#include "buildsys/programs.h"
#include "cache/digest.h"
#include "facts/facts.h"
#include "link/mains.h"
#include "link/program.h"

struct gathered {
	GArray *rows;               /* facts with their programs, as they came */
	const struct facts **facts; /* these are made by gathered_close */
	uint32_t count;
	const struct programs *programs; /* borrowed, or NULL: the build says nothing of them */
	struct program_members members;
	const GPtrArray *names; /* char *: of the programs */
	struct mains *mains;    /* what the units themselves say, where the build does not */
	set_id *sets;
};

/* Without units. */
void gathered_init(struct gathered *gathered);
void gathered_release(struct gathered *gathered);

/* What the build says of the programs; borrowed. */
void gathered_know(struct gathered *gathered, const struct programs *programs);

/* One more unit, FACTS (borrowed), which is in the programs of set IN. SUM tells its facts apart
 * from others. */
void gathered_add(struct gathered *gathered, const struct facts *facts, guint64 sum, set_id in);

/* After gathered_close: adds to KEY all that tells these units and their programs from others. */
void gathered_key(const struct gathered *gathered, GChecksum *key);

/* No more come: fills facts, count, members and names. */
void gathered_close(struct gathered *gathered);

#endif
