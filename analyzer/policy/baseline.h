/* SPDX-License-Identifier: MIT
 *
 * baseline.h - the findings that were there when somebody decided to begin.
 *
 * A file of fingerprints (baseline.schema.json), to be kept with the sources. What is in it is not
 * shown, so that what is new is; entries that nothing matches any more are findings (ASY904),
 * because a list that only grows hides what comes back.
 */
#ifndef POLICY_BASELINE_H
#define POLICY_BASELINE_H

#include "diag/sink.h"
#include "policy/run.h"

struct baseline;

/* Reads PATH. NULL with ERROR "FILE:LINE: PATH: what is wrong". */
struct baseline *baseline_read(const char *path, GError **error);
/* NULL is fine. */
void baseline_free(struct baseline *baseline);

/* Is FINDING in BASELINE? Notes that it was asked for. */
bool baseline_has(struct baseline *baseline, const struct finding *finding);

/* After the last finding: a finding (struct finding *) for each entry that nobody asked for, if RUN
 * could have found it. The caller takes them over. */
GPtrArray *baseline_judge(const struct baseline *baseline, const struct policy_run *run);

/* Writes what is shown of SINK to PATH, whole or not at all. False with ERROR. */
bool baseline_write(const char *path, const struct sink *sink, GError **error);

#endif
