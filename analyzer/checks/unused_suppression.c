/* SPDX-License-Identifier: MIT
 *
 * unused_suppression.c - ASY901: a suppression that suppresses nothing, or that is not understood.
 *
 * Found where suppressions are applied (policy/suppress.c), after every other rule has run; here is
 * only what the rule is called.
 */
#include "checks/check.h"

const struct check check_unused_suppression = {
	.id = "ASY901",
	.name = "unused-suppression",
	.summary = "a suppression that suppresses nothing, has no reason or names no rule",
	.on_by_default = true,
	.level = SEVERITY_WARNING,
};
