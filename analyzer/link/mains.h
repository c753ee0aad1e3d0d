/* SPDX-License-Identifier: MIT
 *
 * mains.h - the programs of a tree that says nothing about how it links.
 *
 * The problem
 *   A database made by recording a build of make lists what was compiled, not what was linked. It
 *   has a server, a benchmark and a command line client, and taken for one program the benchmark's
 *   callbacks run the server's code.
 *
 * The idea
 *   A program has one main(). What it is made of can be followed: a unit that names a function or a
 *   variable of another one needs that, too. So each unit that defines main is a program, with all
 *   units that are needed from there on.
 *
 * What holds
 *   - A unit that no main needs, a module that somebody loads, belongs to all programs that have
 *     what it needs itself.
 *   - Where a name is defined several times, the unit is needed that lies nearest to the main in
 *     the tree, of those one that is needed anyway, and else the one that needs least itself: a
 *     program cannot have two.
 *
 * What it does not do
 *   A unit that a program links without naming it, and another one needs by name, is taken for the
 *   other's alone. What a build writes down is better; buildsys/ reads that.
 */
#ifndef LINK_MAINS_H
#define LINK_MAINS_H

#include <glib.h>
#include "facts/facts.h"
#include "support/sets.h"

struct mains {
	GPtrArray *names; /* const char *, borrowed: the main files of the units with a main */
	struct sets *sets;
	set_id *of_unit; /* per unit, the programs it is in */
};

/* The programs of UNITS, COUNT of them, borrowed. With less than two of them there is nothing to
 * tell apart: names is empty and every unit in SET_ALL. Never NULL. */
struct mains *mains_new(const struct facts *const *units, uint32_t count);
void mains_free(struct mains *mains);

#endif
