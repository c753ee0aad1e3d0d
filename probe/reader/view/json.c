/* SPDX-License-Identifier: MIT
 *
 * json.c - the reports merged into one document, with the names found on this machine.
 *
 * The document has the same shape for one report and for many, and `asyncprobe report` reads it
 * again: {"schema_version", "reports": [report...], "summary": {...}}. Each report is passed on
 * whole, with "source" added (the file it came from) and its stalls worst first.
 *
 * What holds: only ASCII comes out, everything else is a \u escape, so no text of a stranger can
 * reach a terminal's controls.
 */
#include "reader/view/view.h"

#include "reader/base/escape.h"
#include "reader/load/json_file.h"

/* The report of DOC without its stalls. A new reference. */
static json_t *without_stalls(const struct report_doc *doc)
{
	json_t *report = json_copy(doc->root);
	g_autofree char *source = escape_dup(doc->file);

	json_object_set_new(report, "source", json_string(source));
	json_object_set_new(report, "stalls", json_array());
	return report;
}

/* All reports, each with its share of the worst TOP stalls (0: of all). A new reference. */
static json_t *reports(const struct session *session, unsigned top)
{
	g_autoptr(GHashTable) by_doc = g_hash_table_new(NULL, NULL);
	json_t *list = json_array();

	for (guint i = 0; i < session->docs->len; i++) {
		struct report_doc *doc = g_ptr_array_index(session->docs, i);
		json_t *report = without_stalls(doc);
		g_hash_table_insert(by_doc, doc, report);
		json_array_append_new(list, report);
	}
	for (guint i = 0; i < session->stalls->len && (top == 0 || i < top); i++) {
		const struct session_stall *entry = &g_array_index(session->stalls,
		                                                   struct session_stall, i);
		json_t *report = g_hash_table_lookup(by_doc, entry->doc);
		json_array_append(json_object_get(report, "stalls"), entry->stall->json);
	}
	return list;
}

static json_t *summary(const struct session_totals *totals)
{
	return json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "loops",
	                 (json_int_t)totals->loops, "stalls", (json_int_t)totals->stalls,
	                 "stall_records", (json_int_t)totals->records, "unfinished",
	                 (json_int_t)totals->unfinished, "max_ns", (json_int_t)totals->longest_ns,
	                 "total_ns", (json_int_t)totals->total_ns, "suppressed",
	                 (json_int_t)totals->suppressed, "dropped", (json_int_t)totals->dropped);
}

static void print(const struct view_input *input, GString *out)
{
	json_t *root = json_pack("{s:i, s:o, s:o}", "schema_version", REPORT_DOC_VERSION, "reports",
	                         reports(input->session, input->top), "summary",
	                         summary(&input->session->totals));
	g_autofree char *text = json_text_dump(root);

	g_string_append(out, text);
	json_decref(root);
}

const struct view view_json = { .name = "json", .print = print };
