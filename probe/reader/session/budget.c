/* SPDX-License-Identifier: MIT
 *
 * budget.c - "stall.max>200ms, stall.count>10": what a run may cost before CI says no.
 *
 * Why a language of its own: a gate is written once into a CI file and read by many people. Times
 * must carry their unit, because "stall.max>200" has been read as seconds and as microseconds.
 *
 * To add a metric, add a row to budget_metrics.def.
 */
#include "reader/session/budget.h"

#include <string.h>

#include "reader/base/duration.h"
#include "reader/base/escape.h"
#include "reader/base/failure.h"

enum unit {
	COUNT,
	TIME
};

static const struct metric {
	const char *name;
	enum unit unit;
} metrics[] = {
#define METRIC(name, unit, value) { name, unit },
#include "reader/session/budget_metrics.def"
#undef METRIC
};

/* Longer operators first: ">=" must not be read as ">". */
static const char *const operators[] = { ">=", "<=", "==", "!=", ">", "<" };

struct term {
	size_t metric;
	size_t op;
	uint64_t limit;
	char *text;
};

struct budget {
	GArray *terms; /* of struct term */
};

static void clear_term(gpointer term)
{
	g_free(((struct term *)term)->text);
}

static uint64_t metric_value(size_t metric, const struct session_totals *t)
{
	const uint64_t values[] = {
#define METRIC(name, unit, value) value,
#include "reader/session/budget_metrics.def"
#undef METRIC
	};

	return values[metric];
}

static gboolean holds(size_t op, uint64_t value, uint64_t limit)
{
	switch (op) {
	case 0:
		return value >= limit;
	case 1:
		return value <= limit;
	case 2:
		return value == limit;
	case 3:
		return value != limit;
	case 4:
		return value > limit;
	default:
		return value < limit;
	}
}

/* The metric whose name is the first LENGTH bytes of TEXT. */
static gboolean find_metric(const char *text, size_t length, size_t *metric, GError **error)
{
	g_autofree char *name = g_strndup(text, length);
	g_autoptr(GString) known = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(metrics); i++) {
		if (strcmp(metrics[i].name, name) == 0) {
			*metric = i;
			return TRUE;
		}
		g_string_append_printf(known, "%s%s", i ? ", " : "", metrics[i].name);
	}
	g_autofree char *shown = escape_dup(name);
	return failure_usage(error, "--fail-on: unknown metric \"%s\"; there are: %s", shown,
	                     known->str);
}

static gboolean read_limit(struct term *term, const char *text, GError **error)
{
	const struct metric *metric = &metrics[term->metric];
	g_autofree char *shown = escape_dup(text);
	guint64 number;

	if (metric->unit == TIME)
		return duration_parse(text, &term->limit) ||
		       failure_usage(error,
		                     "--fail-on: %s is a time: write 200ms or 1.5s, not \"%s\"",
		                     metric->name, shown);
	if (!g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT64, &number, NULL))
		return failure_usage(error, "--fail-on: %s is a whole number, not \"%s\"",
		                     metric->name, shown);
	term->limit = number;
	return TRUE;
}

/* Reads the operator at TEXT; returns its length, 0 when there is none. */
static size_t read_operator(const char *text, size_t *op)
{
	for (size_t i = 0; i < G_N_ELEMENTS(operators); i++) {
		if (g_str_has_prefix(text, operators[i])) {
			*op = i;
			return strlen(operators[i]);
		}
	}
	return 0;
}

static gboolean parse_term(struct term *term, const char *text, GError **error)
{
	size_t name = strcspn(text, "<>=! \t");
	const char *rest = text + name + strspn(text + name, " \t");
	g_autofree char *shown = escape_dup(text);

	if (name == 0)
		return failure_usage(error, "--fail-on: a term is METRIC>NUMBER, not \"%s\"",
		                     shown);
	if (!find_metric(text, name, &term->metric, error))
		return FALSE;
	size_t length = read_operator(rest, &term->op);
	if (length == 0)
		return failure_usage(error, "--fail-on: no comparison (> >= < <= == !=) in \"%s\"",
		                     shown);
	rest += length;
	return read_limit(term, rest + strspn(rest, " \t"), error);
}

struct budget *budget_parse(const char *expression, GError **error)
{
	g_autoptr(session_budget) budget = g_new0(struct budget, 1);
	g_auto(GStrv) texts = g_strsplit(expression, ",", -1);

	budget->terms = g_array_new(FALSE, FALSE, sizeof(struct term));
	g_array_set_clear_func(budget->terms, clear_term);
	for (char **text = texts; *text || text == texts; text++) {
		struct term term = { 0 };
		if (!parse_term(&term, *text ? g_strstrip(*text) : "", error))
			return NULL;
		term.text = g_strdup(*text);
		g_array_append_val(budget->terms, term);
	}
	return g_steal_pointer(&budget);
}

void budget_free(struct budget *budget)
{
	if (!budget)
		return;
	if (budget->terms)
		g_array_unref(budget->terms);
	g_free(budget);
}

unsigned budget_exceeded(const struct budget *budget, const struct session *session, GString *lines)
{
	unsigned exceeded = 0;

	for (guint i = 0; i < budget->terms->len; i++) {
		const struct term *term = &g_array_index(budget->terms, struct term, i);
		uint64_t value = metric_value(term->metric, &session->totals);
		if (!holds(term->op, value, term->limit))
			continue;
		exceeded++;
		g_string_append_printf(lines, "%s is ", metrics[term->metric].name);
		if (metrics[term->metric].unit == TIME)
			duration_append(lines, value);
		else
			g_string_append_printf(lines, "%" G_GUINT64_FORMAT, (guint64)value);
		g_string_append_printf(lines, ": over budget (%s)\n", term->text);
	}
	return exceeded;
}
