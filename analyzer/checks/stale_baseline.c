/* SPDX-License-Identifier: MIT
 *
 * stale_baseline.c - ASY904: an entry of the baseline that no finding matches any more.
 *
 * Found where the baseline is applied (policy/baseline.c), after every other rule has run; here is
 * only what the rule is called.
 */
#include "checks/check.h"

const struct check check_stale_baseline = {
	.id = "ASY904",
	.name = "stale-baseline",
	.summary = "an entry of the baseline that nothing matches any more",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
};
