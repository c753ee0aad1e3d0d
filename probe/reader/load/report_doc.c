/* SPDX-License-Identifier: MIT
 *
 * report_doc.c - one JSON report, checked and given C types.
 *
 * Why: a report comes from another process, machine or year. It is checked once, here, completely;
 * everything above works with plain structs and needs no second thought about types.
 *
 * What it does not do: refuse fields it does not know. A newer probe may write more.
 */
#include "reader/load/report_doc.h"

#include "reader/base/escape.h"
#include "reader/base/failure.h"
#include "reader/load/report_parts.h"

static bool check_version(const struct place *root, GError **error)
{
	struct place version = place_member(root, "schema_version");
	g_autofree char *file = escape_dup(root->name);

	if (!version.value)
		return failure_trouble(
			error, "%s: schema_version: missing; not a report of asyncprobe", file);
	if (!json_is_integer(version.value))
		return place_wrong(&version, "a whole number", error);
	if (json_integer_value(version.value) != REPORT_DOC_VERSION)
		return failure_trouble(error,
		                       "%s: schema_version: %lld; this asyncprobe reads version "
		                       "%d, use the one the report was written with",
		                       file, (long long)json_integer_value(version.value),
		                       REPORT_DOC_VERSION);
	return true;
}

static bool read_counts(struct report_doc *doc, const struct place *root, GError **error)
{
	struct place at = place_member(root, "counts");

	return place_check_object(&at, error) &&
	       place_u64(&at, "total", &doc->counts.total, error) &&
	       place_u64(&at, "unique", &doc->counts.unique, error) &&
	       place_u64(&at, "suppressed", &doc->counts.suppressed, error) &&
	       place_u64(&at, "dropped", &doc->counts.dropped, error);
}

static bool read_self(struct report_doc *doc, const struct place *root, GError **error)
{
	struct place at = place_member(root, "self");

	return place_check_object(&at, error) &&
	       place_u64(&at, "cpu_ns", &doc->self.cpu_ns, error) &&
	       place_u64(&at, "bytes", &doc->self.bytes, error) &&
	       place_u64(&at, "hook_calls", &doc->self.hook_calls, error);
}

static bool read_all(struct report_doc *doc, GError **error)
{
	struct place root = { .name = doc->file, .value = doc->root };

	if (!json_is_object(doc->root))
		return place_wrong(&root, "a report (an object)", error);
	return check_version(&root, error) && report_process_read(doc, &root, error) &&
	       report_loops_read(doc, &root, error) && report_stalls_read(doc, &root, error) &&
	       read_counts(doc, &root, error) && read_self(doc, &root, error) &&
	       report_coverage_read(doc, &root, error) && report_events_read(doc, &root, error);
}

struct report_doc *report_doc_new(json_t *root, const char *file, GError **error)
{
	struct report_doc *doc = g_new0(struct report_doc, 1);

	doc->root = root;
	doc->file = g_strdup(file);
	doc->loops = g_array_new(FALSE, FALSE, sizeof(struct doc_loop));
	doc->stalls = g_array_new(FALSE, FALSE, sizeof(struct doc_stall));
	g_array_set_clear_func(doc->stalls, report_stalls_clear);
	doc->blind = g_ptr_array_new();
	doc->events = g_array_new(FALSE, FALSE, sizeof(struct doc_event));
	if (!read_all(doc, error)) {
		report_doc_free(doc);
		return NULL;
	}
	return doc;
}

void report_doc_free(struct report_doc *doc)
{
	if (!doc)
		return;
	g_array_unref(doc->stalls);
	g_array_unref(doc->loops);
	g_ptr_array_unref(doc->blind);
	g_array_unref(doc->events);
	g_free(doc->process.exit);
	g_free(doc->file);
	json_decref(doc->root);
	g_free(doc);
}

const struct doc_loop *report_doc_loop(const struct report_doc *doc, uint64_t id)
{
	for (guint i = 0; i < doc->loops->len; i++) {
		const struct doc_loop *loop = &g_array_index(doc->loops, struct doc_loop, i);
		if (loop->id == id)
			return loop;
	}
	return NULL;
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

int report_doc_compare_stalls(const struct doc_stall *a, const struct doc_stall *b)
{
	int order = compare_numbers(b->duration_ns, a->duration_ns);

	if (order == 0)
		order = compare_numbers(b->total_ns, a->total_ns);
	if (order == 0)
		order = compare_numbers(a->loop, b->loop);
	return order != 0 ? order : compare_numbers(a->start_ns, b->start_ns);
}
