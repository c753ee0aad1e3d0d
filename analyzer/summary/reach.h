/* SPDX-License-Identifier: MIT
 *
 * reach.h - fills in how functions are reached in one context; used by contexts.c alone.
 *
 * A function may be reached by several ways that differ in what is handed down on them; all of them
 * are kept, the cheapest first. Read next: reach.c for the search, doubt.h for what makes one way
 * better than another.
 */
#ifndef SUMMARY_REACH_H
#define SUMMARY_REACH_H

#include "summary/contexts.h"

/* Fills reach, visited and ways of CONTEXT; CONTEXTS has its providers and its handing. */
void reach_search(struct contexts *contexts, const struct program *program, const struct flow *flow,
                  enum context context);

#endif
