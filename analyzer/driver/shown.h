/* SPDX-License-Identifier: MIT
 *
 * shown.h - the joint between a run and policy: what of an answer is shown, and the counts of it.
 *
 * Policy knows no registry of rules and no options; here they become what it asks for. It is asked
 * on every run, also when the answer is one of an earlier run.
 */
#ifndef DRIVER_SHOWN_H
#define DRIVER_SHOWN_H

#include "driver/gathered.h"
#include "driver/options.h"
#include "policy/policy.h"

/* Reads into POLICY what OPTIONS ask for in folder BASE; the caller releases it in any case. False
 * with ERROR. */
bool shown_read(const struct options *options, const char *base, struct policy *policy,
                GError **error);

/* Decides by POLICY what of SINK is shown in a run with OPTIONS over UNITS, which are COMPLETE or
 * not (policy/run.h), and counts it in SUMMARY. Paths are relative to BASE. */
void shown_decide(const struct options *options, const struct policy *policy,
                  const struct gathered *units, const char *base, bool complete, struct sink *sink,
                  struct run_summary *summary);

#endif
