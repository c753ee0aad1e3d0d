/* SPDX-License-Identifier: MIT
 *
 * link_steps.h - which files a build puts together to which.
 *
 * A link step is one command of an archiver, a compiler that links, or a linker: an output and its
 * inputs. Wherever a build records its commands, they come in here as text, and leave as steps; who
 * records them is in cmake.h and ninja.h.
 *
 * What holds
 *   Paths are absolute and cleaned. Each output has one step: the first source that knows how it is
 *   made decides, and the commands of one source that make the same output make it together.
 */
#ifndef BUILDSYS_LINK_STEPS_H
#define BUILDSYS_LINK_STEPS_H

#include <glib.h>
#include <stdbool.h>

enum link_kind {
	LINK_PROGRAM, /* something that runs by itself */
	LINK_LIBRARY, /* a shared library or a module: it runs in somebody's program */
	LINK_PART,    /* an archive, or objects linked to one object */
};

struct link_step {
	char *output;
	enum link_kind kind;
	GPtrArray *inputs; /* char *; also names of files that may not exist, or be no objects */
	unsigned source;
};

struct link_steps {
	GHashTable *by_output; /* char * -> struct link_step *, which owns its key */
	unsigned source;       /* at work: see link_steps_next_source */
	char *problem;         /* one line on the first thing that could not be read, or NULL */
};

/* Without steps. */
void link_steps_init(struct link_steps *steps);
void link_steps_release(struct link_steps *steps);

/* What is added from now on comes from another, less trusted source. */
void link_steps_next_source(struct link_steps *steps);

/* Notes WHY FILE could not be read, if it is the first. */
void link_steps_trouble(struct link_steps *steps, const char *file, const char *why);

/* The step that makes OUTPUT, taken over, made if need be; NULL when an earlier source knows. */
struct link_step *link_steps_make(struct link_steps *steps, char *output, enum link_kind kind);

/* INPUT, relative to DIRECTORY, is put into STEP. */
void link_step_add(struct link_step *step, const char *directory, const char *input);

#endif
