/* SPDX-License-Identifier: MIT
 *
 * registry.h - the rules as a table.
 *
 * The driver lists, selects and runs rules through this and never names one. Ids and names are part
 * of the product's interface; both find the rule.
 */
#ifndef CHECKS_REGISTRY_H
#define CHECKS_REGISTRY_H

#include "checks/check.h"

/* All rules in the order of their ids; COUNT receives how many. */
const struct check *const *check_all(size_t *count);

/* The rule with this id or name ("ASY101", "asy101", "blocking-call"), or NULL. */
const struct check *check_find(const char *id);

/* The rule's page: why it matters, a bad and a good example, how to fix, how to silence. */
const char *check_page(const struct check *check);

#endif
