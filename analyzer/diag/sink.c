/* SPDX-License-Identifier: MIT
 *
 * sink.c - sort once, drop what was said twice.
 *
 * Checks run in any order and see a header's inline function once per unit, so the same finding
 * may arrive several times, each time perhaps with another witness. The order below is total over
 * everything that is printed; of equal findings the first in that order stays. So the result
 * depends on the set of findings alone, never on who came first.
 */
#include "diag/sink.h"

#include <string.h>

struct sink {
	GPtrArray *findings;
	GPtrArray *shown; /* those of them; borrowed */
	bool closed;
};

static void free_finding(void *data)
{
	finding_free(data);
}

struct sink *sink_new(void)
{
	struct sink *sink = g_new0(struct sink, 1);

	sink->findings = g_ptr_array_new_with_free_func(free_finding);
	sink->shown = g_ptr_array_new();
	return sink;
}

void sink_free(struct sink *sink)
{
	if (!sink)
		return;
	g_ptr_array_unref(sink->shown);
	g_ptr_array_unref(sink->findings);
	g_free(sink);
}

void sink_add(struct sink *sink, struct finding *finding)
{
	g_assert(!sink->closed && finding->fingerprint);
	g_ptr_array_add(sink->findings, finding);
}

static int compare_numbers(unsigned a, unsigned b)
{
	return (a > b) - (a < b);
}

static int compare_steps(const struct trace_step *a, const struct trace_step *b)
{
	int order = g_strcmp0(a->file, b->file);

	if (!order)
		order = compare_numbers(a->line, b->line);
	if (!order)
		order = compare_numbers(a->column, b->column);
	if (!order)
		order = g_strcmp0(a->function, b->function);
	if (!order)
		order = g_strcmp0(a->message, b->message);
	return order;
}

/* Shorter witnesses first: of two the reader gets the short one. */
static int compare_traces(const GPtrArray *a, const GPtrArray *b)
{
	unsigned length_a = a ? a->len : 0, length_b = b ? b->len : 0;
	int order = compare_numbers(length_a, length_b);

	for (unsigned i = 0; !order && i < length_a; i++)
		order = compare_steps(g_ptr_array_index(a, i), g_ptr_array_index(b, i));
	return order;
}

static int compare_places(const struct finding *a, const struct finding *b)
{
	int order = g_strcmp0(a->file, b->file);

	if (!order)
		order = compare_numbers(a->line, b->line);
	if (!order)
		order = compare_numbers(a->column, b->column);
	return order;
}

static int compare_texts(const struct finding *a, const struct finding *b)
{
	int order = g_strcmp0(a->message, b->message);

	if (!order)
		order = g_strcmp0(a->why, b->why);
	if (!order)
		order = g_strcmp0(a->model, b->model);
	if (!order)
		order = g_strcmp0(a->suggestion, b->suggestion);
	if (!order)
		order = compare_numbers(b->more_roots, a->more_roots);
	return order;
}

static int compare_findings(const void *pa, const void *pb)
{
	const struct finding *a = *(struct finding *const *)pa, *b = *(struct finding *const *)pb;
	int order = compare_places(a, b);

	if (!order)
		order = strcmp(a->rule, b->rule);
	if (!order)
		order = strcmp(a->fingerprint, b->fingerprint);
	if (!order)
		order = compare_traces(a->trace, b->trace);
	if (!order)
		order = compare_traces(a->trace2, b->trace2);
	if (!order)
		order = compare_texts(a, b);
	return order;
}

/* True when FINDING is new to SEEN (fingerprint -> the finding that has it), perhaps under a new
 * fingerprint; false when it only repeats. */
static bool claim_fingerprint(GHashTable *seen, struct finding *finding)
{
	const struct finding *other = g_hash_table_lookup(seen, finding->fingerprint);

	if (other && g_strcmp0(other->file, finding->file) != 0) {
		finding_reseal(finding, finding->file);
		other = g_hash_table_lookup(seen, finding->fingerprint);
	}
	if (other)
		return false;
	g_hash_table_insert(seen, finding->fingerprint, finding);
	return true;
}

void sink_close(struct sink *sink)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) all = sink->findings;

	g_ptr_array_sort(all, compare_findings);
	g_ptr_array_set_free_func(all, NULL);
	sink->findings = g_ptr_array_new_with_free_func(free_finding);
	for (guint i = 0; i < all->len; i++) {
		struct finding *finding = g_ptr_array_index(all, i);
		if (claim_fingerprint(seen, finding))
			g_ptr_array_add(sink->findings, finding);
		else
			finding_free(finding);
	}
	for (guint i = 0; i < sink->findings->len; i++) {
		struct finding *finding = g_ptr_array_index(sink->findings, i);

		if (finding->state == FINDING_SHOWN)
			g_ptr_array_add(sink->shown, finding);
	}
	sink->closed = true;
}

GPtrArray *sink_reopen(struct sink *sink)
{
	GPtrArray *findings = sink->findings;

	g_assert(sink->closed);
	g_ptr_array_set_free_func(findings, NULL);
	sink->findings = g_ptr_array_new_with_free_func(free_finding);
	g_ptr_array_set_size(sink->shown, 0);
	sink->closed = false;
	return findings;
}

size_t sink_count(const struct sink *sink)
{
	return sink->shown->len;
}

const struct finding *sink_get(const struct sink *sink, size_t index)
{
	g_assert(sink->closed && index < sink->shown->len);
	return g_ptr_array_index(sink->shown, index);
}

size_t sink_count_all(const struct sink *sink)
{
	return sink->findings->len;
}

const struct finding *sink_get_all(const struct sink *sink, size_t index)
{
	g_assert(sink->closed && index < sink->findings->len);
	return g_ptr_array_index(sink->findings, index);
}
