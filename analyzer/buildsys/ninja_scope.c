/* SPDX-License-Identifier: MIT
 *
 * ninja_scope.c - looking variables up, as deep as rules refer to each other.
 *
 * For a build line the order is: $in and $out, its own variables, its rule's (evaluated for the
 * line), then the scopes from inside out.
 */
#include "buildsys/ninja_scope.h"

#include <string.h>

#define RULE_DEPTH 16

struct evaluation {
	const struct ninja_scope *scope;
	const struct ninja_edge *edge; /* or NULL */
	ninja_budget *budget;
	unsigned depth;
};

static bool evaluate(const struct evaluation *e, const char *text, GString *out);

static void rule_free(gpointer rule)
{
	g_hash_table_destroy(rule);
}

struct ninja_scope *ninja_scope_new(const struct ninja_scope *parent)
{
	struct ninja_scope *scope = g_new0(struct ninja_scope, 1);

	scope->parent = parent;
	scope->variables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	scope->rules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, rule_free);
	return scope;
}

void ninja_scope_free(struct ninja_scope *scope)
{
	g_hash_table_destroy(scope->variables);
	g_hash_table_destroy(scope->rules);
	g_free(scope);
}

GHashTable *ninja_scope_rule(const struct ninja_scope *scope, const char *name)
{
	GHashTable *rule = NULL;

	for (; scope && !rule; scope = scope->parent)
		rule = g_hash_table_lookup(scope->rules, name);
	return rule;
}

static bool append(const struct evaluation *e, const char *text, gsize length, GString *out)
{
	if (length > *e->budget)
		return false;
	*e->budget -= length;
	g_string_append_len(out, text, (gssize)length);
	return true;
}

/* PATHS as a shell wants them. */
static bool append_paths(const struct evaluation *e, const GPtrArray *paths, char between,
                         GString *out)
{
	for (guint i = 0; i < paths->len; i++) {
		const char *path = paths->pdata[i];
		bool plain = *path && !path[strcspn(path, " \t\n'\"\\$`&;|<>()*?#~!{}[]")];
		g_autofree char *quoted = plain ? NULL : g_shell_quote(path);
		const char *word = plain ? path : quoted;

		if ((i && !append(e, &between, 1, out)) || !append(e, word, strlen(word), out))
			return false;
	}
	return true;
}

static bool append_variable(const struct evaluation *e, const char *name, GString *out)
{
	const struct ninja_edge *edge = e->edge;
	const char *value = NULL;

	if (edge && !strcmp(name, "in"))
		return append_paths(e, edge->inputs, ' ', out);
	if (edge && !strcmp(name, "in_newline"))
		return append_paths(e, edge->inputs, '\n', out);
	if (edge && !strcmp(name, "out"))
		return append_paths(e, edge->outputs, ' ', out);
	if (edge)
		value = g_hash_table_lookup(edge->variables, name);
	if (edge && !value && edge->rule && g_hash_table_lookup(edge->rule, name)) {
		struct evaluation deeper = *e;

		return ++deeper.depth <= RULE_DEPTH &&
		       evaluate(&deeper, g_hash_table_lookup(edge->rule, name), out);
	}
	for (const struct ninja_scope *s = e->scope; s && !value; s = s->parent)
		value = g_hash_table_lookup(s->variables, name);
	return !value || append(e, value, strlen(value), out);
}

static size_t name_length(const char *text)
{
	size_t length = 0;

	while (g_ascii_isalnum(text[length]) || text[length] == '_' || text[length] == '-')
		length++;
	return length;
}

/* What stands behind a dollar at *TEXT, which moves behind it. */
static bool evaluate_dollar(const struct evaluation *e, const char **text, GString *out)
{
	const char *at = *text, *end = *at == '{' ? strchr(at, '}') : NULL;
	g_autofree char *name = NULL;

	if (*at == '\n') {
		*text = at + 1 + strspn(at + 1, " ");
		return true;
	}
	if (*at == '{' && end) {
		name = g_strndup(at + 1, (gsize)(end - at - 1));
		*text = end + 1;
	} else if (name_length(at)) {
		name = g_strndup(at, name_length(at));
		*text = at + name_length(at);
	} else if (*at) { /* $$, $:, $ and a space */
		*text = at + 1;
		return append(e, at, 1, out);
	}
	return !name || append_variable(e, name, out);
}

static bool evaluate(const struct evaluation *e, const char *text, GString *out)
{
	while (*text) {
		size_t plain = strcspn(text, "$");

		if (!append(e, text, plain, out))
			return false;
		text += plain;
		if (*text && text++ && !evaluate_dollar(e, &text, out))
			return false;
	}
	return true;
}

char *ninja_evaluate(const struct ninja_scope *scope, const struct ninja_edge *edge,
                     const char *text, ninja_budget *budget)
{
	const struct evaluation e = { .scope = scope, .edge = edge, .budget = budget };
	GString *out = g_string_new(NULL);
	bool ok = evaluate(&e, text, out);

	return g_string_free(out, !ok);
}

char *ninja_edge_variable(const struct ninja_edge *edge, const char *name, ninja_budget *budget)
{
	const struct evaluation e = { .scope = edge->scope, .edge = edge, .budget = budget };
	GString *out = g_string_new(NULL);
	bool ok = append_variable(&e, name, out);

	return g_string_free(out, !ok);
}
