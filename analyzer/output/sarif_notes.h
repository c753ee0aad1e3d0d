/* SPDX-License-Identifier: MIT
 *
 * sarif_notes.h - what a SARIF file says of the run itself: its notifications.
 *
 * Units that could not be analysed, what was left out to stay within the limits, and the summary.
 * Each kind has a descriptor, as rules have, that its notifications point to.
 */
#ifndef OUTPUT_SARIF_NOTES_H
#define OUTPUT_SARIF_NOTES_H

#include <jansson.h>
#include "output/format.h"

/* What was left out of the results. */
struct sarif_cut {
	size_t results;
	size_t steps;
};

/* Was anything analysed at all? */
bool sarif_successful(const struct run_summary *summary);

/* The descriptors, one per kind of notification. */
json_t *sarif_note_descriptors(void);

/* The notifications of the run. */
json_t *sarif_notes(const struct output *output, const struct sarif_cut *cut);

#endif
