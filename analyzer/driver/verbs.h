/* SPDX-License-Identifier: MIT
 *
 * verbs.h - what asynclint does besides analysing: rules, explain, packs, capture, link.
 *
 * A verb is recognised by the first argument alone, so a file called `rules` is analysed by writing
 * ./rules.
 */
#ifndef DRIVER_VERBS_H
#define DRIVER_VERBS_H

/* The verb called NAME, or NULL: then the arguments are those of an analysis. A verb takes the
 * command line without the program's name (its own name first) and returns the exit status. */
typedef int verb_run(int argc, char **argv);
verb_run *verb_find(const char *name);

#endif
