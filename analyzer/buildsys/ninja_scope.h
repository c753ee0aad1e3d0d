/* SPDX-License-Identifier: MIT
 *
 * ninja_scope.h - variables and rules of Ninja's language, and what a text with variables means.
 *
 * A scope is a file's; one that a subninja line reads sees its parent's. A rule's texts are kept as
 * written, because they mean something else for every build line.
 */
#ifndef BUILDSYS_NINJA_SCOPE_H
#define BUILDSYS_NINJA_SCOPE_H

#include <glib.h>
#include <stdbool.h>

struct ninja_scope {
	const struct ninja_scope *parent; /* or NULL */
	GHashTable *variables;            /* char * -> char *, evaluated */
	GHashTable *rules;                /* char * -> GHashTable of char * -> char *, as written */
};

/* One build line: what its rule's texts are evaluated for. */
struct ninja_edge {
	const struct ninja_scope *scope;
	GHashTable *variables; /* char * -> char *, evaluated */
	GHashTable *rule;      /* its bindings, or NULL */
	GPtrArray *outputs;    /* char *: the explicit ones */
	GPtrArray *inputs;
};

/* How much text evaluation may still make: a few lines can double themselves to any size. */
typedef gsize ninja_budget;

/* Empty, inside PARENT (or NULL). Never NULL. */
struct ninja_scope *ninja_scope_new(const struct ninja_scope *parent);

/* Not its parent. */
void ninja_scope_free(struct ninja_scope *scope);

/* The bindings of rule NAME, or NULL. */
GHashTable *ninja_scope_rule(const struct ninja_scope *scope, const char *name);

/* What TEXT means: at file level, or with EDGE's own variables. NULL: beyond BUDGET. */
char *ninja_evaluate(const struct ninja_scope *scope, const struct ninja_edge *edge,
                     const char *text, ninja_budget *budget);

/* What variable NAME is for EDGE ("" when nobody sets it). NULL: beyond BUDGET, or in terms of
 * itself. */
char *ninja_edge_variable(const struct ninja_edge *edge, const char *name, ninja_budget *budget);

#endif
