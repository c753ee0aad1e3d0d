/* SPDX-License-Identifier: MIT
 *
 * link_command.h - from a command line to the link steps in it.
 *
 * Builds record what they run as one line of shell: `rm -f libx.a && ar qc libx.a a.o`. What it
 * links shows in the arguments, whatever the compiler is called: an archiver names its archive
 * first, everybody else says -o, and does not say -c.
 */
#ifndef BUILDSYS_LINK_COMMAND_H
#define BUILDSYS_LINK_COMMAND_H

#include "buildsys/link_steps.h"

/* Adds to STEPS what COMMAND, run in DIRECTORY, links; nothing when it links nothing. Notes trouble
 * when what it links is in a response file that cannot be read. False: it cannot be split into
 * words. */
bool link_command_read(struct link_steps *steps, const char *directory, const char *command);

/* The same for a line that is split into words already, response files and all. */
void link_command_read_split(struct link_steps *steps, const char *directory, char **words);

/* The same for one simple command. */
void link_command_words(struct link_steps *steps, const char *directory, char *const *words);

/* Do WORDS, the arguments of a compiler, end in an object (or less), with nothing linked? */
bool link_command_only_compiles(char *const *words);

/* What -o names in WORDS, or NULL. */
const char *link_command_output(char *const *words);

#endif
