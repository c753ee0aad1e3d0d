/* SPDX-License-Identifier: MIT
 *
 * programs.h - which programs a compilation database is for, and which units are in each.
 *
 * The problem
 *   One database holds all that a tree builds: a server, its tools, their tests. Each has a main()
 *   of its own, and what one stores in a table another never calls. Taken for one program they
 *   call each other.
 *
 * The idea
 *   What a build links it has written down: in the database itself, in the link.txt files of
 *   CMake, in a build.ninja. From a linked program's inputs, through archives and shared libraries
 *   that are built here, one comes to objects, and an object is a unit's.
 *
 * What holds
 *   - A unit that is in no program, or in a library that no program here links (a module that
 *     somebody loads), belongs to all.
 *   - An archive is in a program with all its members; which of them a linker would leave out is
 *     not asked.
 *   - When anything of this cannot be read, nothing is believed: every unit belongs to all.
 *   - No file of a build is changed, no command of it run.
 */
#ifndef BUILDSYS_PROGRAMS_H
#define BUILDSYS_PROGRAMS_H

#include "frontend/compile_db.h"
#include "support/sets.h"

struct programs {
	GPtrArray *names;  /* char *, absolute paths in order: programs that have units here */
	struct sets *sets; /* of rows of names */
	set_id *of_unit;   /* per command of the database: the programs it is in */
	char *problem;     /* one line on what could not be read, or NULL */
};

/* The programs of DB, where anything is known of them. Never NULL. */
struct programs *programs_new(const struct compile_db *db);
void programs_free(struct programs *programs);

#endif
