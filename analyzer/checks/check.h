/* SPDX-License-Identifier: MIT
 *
 * check.h - a rule: what it is called, and a function that looks at the program.
 *
 * A rule is one file that defines one const struct check at its end, one row in checks.def, one
 * page in explain/, and fixtures. Checks have no order and do not know of each other; what they see
 * is read-only.
 */
#ifndef CHECKS_CHECK_H
#define CHECKS_CHECK_H

#include "cancel/signs.h"
#include "diag/sink.h"
#include "locks/locks.h"
#include "summary/contexts.h"
#include "summary/carries.h"
#include "summary/effects.h"
#include "summary/scope.h"
#include "tasks/tasks.h"

struct check_input {
	const struct program *program;
	const struct flow *flow;
	const struct effects *effects;
	struct contexts *contexts; /* caches its reverse call graph, otherwise read-only */
	const struct carries *carries;
	const struct locks *locks;
	const struct tasks *tasks;
	const struct signs *signs;
	const struct conducts *conducts;
	const GPtrArray *lost; /* char *, "FILE: why" of each unit that could not be analysed */
	const bool *sources;   /* per function: its result is that of a source (scope.h) */
};

struct check {
	const char *id;   /* "ASY101" */
	const char *name; /* "blocking-call" */
	const char *summary;
	bool on_by_default;
	enum severity level; /* what most of its findings are */
	/* NULL: it is about what is shown of the others' findings (policy/policy.h) */
	void (*run)(const struct check *check, const struct check_input *input, struct sink *sink);
};

#endif
