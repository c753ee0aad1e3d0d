/* SPDX-License-Identifier: MIT
 *
 * sarif_result.h - one finding as a SARIF result.
 *
 * What a result says beside rule, level, message and place: the way there as a code flow, the
 * second side as another thread of it, how sure we are as a rank, the fingerprint, and what was
 * taken for granted as properties.
 */
#ifndef OUTPUT_SARIF_RESULT_H
#define OUTPUT_SARIF_RESULT_H

#include "output/format.h"
#include "output/sarif_place.h"

/* From 0 to 100: by severity, then by confidence. Of two findings the one that matters more has
 * the higher rank. */
unsigned sarif_rank(const struct finding *finding);

/* The result object of FINDING, whose rule is looked for in OUTPUT's. CUT grows by the steps that
 * were too many to show. */
json_t *sarif_result(const struct output *output, const struct sarif_places *places,
                     const struct finding *finding, size_t *cut);

#endif
