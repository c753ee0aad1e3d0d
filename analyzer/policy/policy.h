/* SPDX-License-Identifier: MIT
 *
 * policy.h - what of the findings is shown, and why the others are not.
 *
 * The problem
 *   An analysis that comes to a grown program finds more than anybody mends in a day, and some of
 * it is meant to stay. What is known, excused or not asked for must not hide what is new.
 *
 * The idea
 *   Findings are never thrown away: each gets a state (diag/finding.h), formats show those that are
 *   shown, the rest is counted. Policy comes after everything else and on every run, so that an
 *   answer kept from an earlier one stays good whatever the configuration says today.
 *
 * Read next: config.h, suppress.h, baseline.h, diff.h.
 */
#ifndef POLICY_POLICY_H
#define POLICY_POLICY_H

#include "diag/sink.h"
#include "policy/baseline.h"
#include "policy/diff.h"
#include "policy/run.h"

/* What was asked for. All owned. */
struct policy {
	struct baseline *baseline; /* or NULL */
	struct diff *diff;         /* or NULL */
	char *root;                /* of the repository, or NULL */
};

/* Frees what POLICY owns. */
void policy_release(struct policy *policy);

/* Gives all findings in SINK, which is closed before and after, their state as POLICY has it, and
 * adds what RUN's rules of policy have to say. */
void policy_apply(const struct policy *policy, const struct policy_run *run, struct sink *sink);

#endif
