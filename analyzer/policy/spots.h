/* SPDX-License-Identifier: MIT
 *
 * spots.h - where marks stand, and which code each of them is about.
 *
 * A mark behind code is about its line; one that stands alone about the next line with code; one in
 * front of a function's head, or an annotation of a function, about all of that function. Units
 * that share a header see the same marks; they are one each here.
 */
#ifndef POLICY_SPOTS_H
#define POLICY_SPOTS_H

#include "policy/run.h"

struct spot {
	const char *file;     /* as it is shown */
	unsigned line;        /* of the mark */
	unsigned from, to;    /* the lines it is about; 0: none */
	const char *function; /* whose code that is, or "" */
	const char *text;
	bool annotation;
	bool judged; /* that code was analysed: a mark without effect there is one too many */
};

struct spots {
	GPtrArray *all;    /* struct spot *, in the order of units */
	GHashTable *files; /* file as it is shown -> GPtrArray of those in it, borrowed */
};

/* The spots of the units of RUN, whose texts are borrowed. The caller frees. */
struct spots *spots_new(const struct policy_run *run);
void spots_free(struct spots *spots);

/* The spots in FILE, as it is shown: struct spot *; NULL when there are none. */
const GPtrArray *spots_in(const struct spots *spots, const char *file);

#endif
