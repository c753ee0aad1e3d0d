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
#include "facts/facts.h"
#include "link/program.h"

struct gathered {
	GArray *rows;               /* facts with their programs, as they came */
	const struct facts **facts; /* these are made by gathered_close */
	uint32_t count;
	const struct programs *programs; /* borrowed, or NULL: nothing is known */
	struct program_members members;
	struct sets *no_sets;
	set_id *sets;
};

/* Without units. */
void gathered_init(struct gathered *gathered);
void gathered_release(struct gathered *gathered);

/* What is known of the programs; borrowed. */
void gathered_know(struct gathered *gathered, const struct programs *programs);

/* One more unit, FACTS (borrowed), which is in the programs of set IN. */
void gathered_add(struct gathered *gathered, const struct facts *facts, set_id in);

/* No more come: fills facts, count and members. */
void gathered_close(struct gathered *gathered);

#endif
