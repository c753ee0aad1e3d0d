/* SPDX-License-Identifier: MIT
 *
 * doubt.h - what a step of a way costs: long ways and doubtful ones come last.
 *
 * The problem
 *   Where several ways lead to a call, one is shown, and the reader judges the finding by it. The
 *   shortest one is often one that cannot be gone: through a pointer that holds something else
 *   there, or behind a flag that is not set.
 *
 * The idea
 *   Each step costs 1, and more when it takes something for granted. The cheapest way is shown. The
 *   prices say how many sure calls a reader would rather follow than one doubtful one; they were
 *   chosen on the labelled findings of tests/precision.
 */
#ifndef SUMMARY_DOUBT_H
#define SUMMARY_DOUBT_H

#include "flow/flow.h"

/* The price of CALL leading to a target known by TIER: at least 1. */
unsigned doubt_of_step(const struct flow *flow, uint32_t call, enum tier tier);

#endif
