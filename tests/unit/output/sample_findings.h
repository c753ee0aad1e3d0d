/* SPDX-License-Identifier: MIT
 *
 * sample_findings.h - runs made up for the tests of the output formats.
 *
 * They use names no real program has, and every feature a finding can have.
 */
#ifndef SAMPLE_FINDINGS_H
#define SAMPLE_FINDINGS_H

#include "output/format.h"

/* Everything a format may have to print: a full finding, one with nothing optional in it, and one
 * whose strings are hostile. */
struct sink *sample_full(void);

/* A run that found nothing. */
struct sink *sample_empty(void);

/* The summary that goes with sample_full(). */
extern const struct run_summary sample_summary;

/* A rule's page with one of everything. */
extern const char sample_page[];

/* The output of FORMAT for SINK, which is freed, and units in LOST, or NULL. */
char *sample_print_more(const char *format, struct sink *sink, const struct run_summary *summary,
                        bool colour, const GPtrArray *lost);

/* The same with one unit lost, if SUMMARY counts any; its name and the reason are hostile. */
char *sample_print(const char *format, struct sink *sink, const struct run_summary *summary,
                   bool colour);

#endif
