/* SPDX-License-Identifier: MIT
 *
 * build.h - the parts of a report, each built by its own file. For report.c only.
 *
 * report.c puts them together. Each part takes only the recording, and reads it only through
 * recording.h, which checks every index.
 */
#ifndef REPORT_BUILD_H
#define REPORT_BUILD_H

#include <jansson.h>
#include <stdint.h>

#include "format/record.h"
#include "report/recording.h"
#include "report/report.h"

/* A new reference, or NULL when memory ran out; so for all of these. */

/* The frames of stack STACK (index plus one; 0: an empty array). */
json_t *build_stack(const struct recording *rec, const struct report_symbols *symbols,
                    uint32_t stack);

/* All stalls: finished, finished but not taken over yet, and open. */
json_t *build_stalls(const struct recording *rec, const struct report_symbols *symbols);

/* All loops that were ever recognised. */
json_t *build_loops(const struct recording *rec);

/* What was noted at start and on the way. */
json_t *build_events(const struct recording *rec);

/* Blind spots; the probe's own cost; what was counted. STALLS is what build_stalls returned. */
json_t *build_coverage(const struct recording *rec);
json_t *build_self(const struct recording *rec);
json_t *build_counts(const struct recording *rec, const json_t *stalls);

/* A text of the recording as JSON, valid UTF-8 whatever its bytes; null if it is empty. */
json_t *build_string(const char *text);

/* A monotonic time of the recording as nanoseconds since 1970. */
json_t *build_time(const struct recording *rec, uint64_t monotonic_ns);

#endif
