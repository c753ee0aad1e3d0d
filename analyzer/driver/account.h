/* SPDX-License-Identifier: MIT
 *
 * account.h - what an analysis has to say of itself, as text that is kept with its answer.
 *
 * An answer is found again without an analysis (answer.h), so these words are made when there is
 * one and belong to the answer.
 */
#ifndef DRIVER_ACCOUNT_H
#define DRIVER_ACCOUNT_H

#include "driver/analysis.h"
#include "driver/answer.h"

/* What --stats says of A, whose counts ANSWER has: lines. The caller frees. */
char *account_stats(const struct answer *answer, const struct analysis *a);

/* What was too large for us, a line each; "" when nothing was. The caller frees. */
char *account_given_up(const struct analysis *a);

#endif
