/* SPDX-License-Identifier: MIT
 *
 * present.h - from what a run has to what a format prints.
 *
 * Output knows neither options nor rules. What is shown was decided before (shown.h); here the
 * rules that ran are described, and the format is called.
 */
#ifndef DRIVER_PRESENT_H
#define DRIVER_PRESENT_H

#include "driver/options.h"

/* All that is known when a run ends. Borrowed. */
struct presented {
	const struct sink *sink; /* closed */
	const struct run_summary *summary;
	const GPtrArray *lost;    /* char *, "FILE: why" */
	const GPtrArray *partial; /* the same */
	const char *base;         /* directory that paths are shown relative to */
};

/* Appends to TEXT what is shown of WHAT, in the format that OPTIONS name. */
void present(const struct options *options, const struct presented *what, GString *text);

#endif
