/* SPDX-License-Identifier: MIT
 *
 * present.h - from what a run has to what a format prints.
 *
 * Output knows neither options nor rules. Here the findings below the wanted level are dropped, the
 * rest is counted, and the rules that ran are described.
 */
#ifndef DRIVER_PRESENT_H
#define DRIVER_PRESENT_H

#include "driver/options.h"

/* All that is known when a run ends. Borrowed. */
struct presented {
	struct sink *sink;           /* closed; notes are dropped from it */
	struct run_summary *summary; /* the findings are counted in it */
	const GPtrArray *lost;       /* char *, "FILE: why" */
	const GPtrArray *partial;    /* the same */
	const char *base;            /* directory that paths are shown relative to */
};

/* Appends to TEXT what is shown of WHAT, in the format that OPTIONS name. */
void present(const struct options *options, const struct presented *what, GString *text);

#endif
