/* SPDX-License-Identifier: MIT
 *
 * sarif_rules.h - the rules that ran, as SARIF describes rules.
 *
 * All of them, not just those that found something: the rules of two runs of one program can be
 * compared then, and a rule without a result is known to have been asked.
 */
#ifndef OUTPUT_SARIF_RULES_H
#define OUTPUT_SARIF_RULES_H

#include <jansson.h>
#include "output/format.h"

/* The array of reportingDescriptor objects, in the order of OUTPUT's rules. */
json_t *sarif_rules(const struct output *output);

#endif
