/* SPDX-License-Identifier: MIT
 *
 * summary_line.h - the run in one line: what was found, in how much code, and what was not seen.
 *
 * The line is never empty and says at least as much about what the run could not see as about
 * what it found, so that "nothing found" cannot be mistaken for "all is well".
 */
#ifndef OUTPUT_SUMMARY_LINE_H
#define OUTPUT_SUMMARY_LINE_H

#include "output/format.h"

/* Appends the line with its newline. */
void summary_line_append(GString *out, const struct run_summary *summary);

#endif
