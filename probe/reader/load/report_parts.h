/* SPDX-License-Identifier: MIT
 *
 * report_parts.h - the sections of a report, one reader each. Only report_doc.c needs them.
 *
 * Each function reads its part below ROOT (the report's root object) into DOC, whose arrays are
 * made already, and returns false with ERROR set (exit status 3) at the first thing that is not as
 * report_doc.h says.
 */
#ifndef READER_LOAD_REPORT_PARTS_H
#define READER_LOAD_REPORT_PARTS_H

#include "reader/load/place.h"
#include "reader/load/report_doc.h"

/* process{} */
bool report_process_read(struct report_doc *doc, const struct place *root, GError **error);

/* loops[] */
bool report_loops_read(struct report_doc *doc, const struct place *root, GError **error);

/* stalls[] with their stacks */
bool report_stalls_read(struct report_doc *doc, const struct place *root, GError **error);

/* coverage{}: the blind spots */
bool report_coverage_read(struct report_doc *doc, const struct place *root, GError **error);

/* events[] */
bool report_events_read(struct report_doc *doc, const struct place *root, GError **error);

/* A GDestroyNotify for the elements of DOC->stalls: frees the stack. */
void report_stalls_clear(gpointer stall);

#endif
