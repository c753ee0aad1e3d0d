/* SPDX-License-Identifier: MIT
 *
 * suppress.h - findings that somebody says are to be ignored, beside the code and with a reason.
 *
 * A suppression that is not understood does not suppress, and is a finding itself (ASY901). So is
 * one that there is nothing for, when the run is such that this can be said: silence that nobody
 * needs any more would hide what comes next.
 */
#ifndef POLICY_SUPPRESS_H
#define POLICY_SUPPRESS_H

#include "diag/sink.h"
#include "policy/run.h"

struct suppressions;

/* All suppressions in the units of RUN, which is borrowed. The caller frees. */
struct suppressions *suppressions_new(const struct policy_run *run);
void suppressions_free(struct suppressions *suppressions);

/* If a suppression is about FINDING, gives it its excuse and says true. */
bool suppressions_apply(struct suppressions *suppressions, struct finding *finding);

/* After the last finding: findings (struct finding *) about suppressions that are wrong or that
 * suppressed nothing. The caller takes them over. */
GPtrArray *suppressions_judge(const struct suppressions *suppressions);

#endif
