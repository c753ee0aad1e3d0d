/* SPDX-License-Identifier: MIT
 *
 * session.c - several reports, told as one story: the worst first, with totals.
 *
 * The order is total: by duration, then sum, then loop, then start, then report and place in it.
 * Equal input gives equal output, whatever sorts.
 */
#include "reader/session/session.h"

static int by_badness(gconstpointer a, gconstpointer b)
{
	const struct session_stall *one = a, *two = b;

	return report_doc_compare_stalls(one->stall, two->stall);
}

/* A sum that stops at the largest number: a report may hold anything. */
static void add(uint64_t *sum, uint64_t value)
{
	*sum = value > G_MAXINT64 - *sum ? G_MAXINT64 : *sum + value;
}

static void add_doc(struct session *session, struct report_doc *doc)
{
	struct session_totals *totals = &session->totals;
	uint64_t listed = 0;

	for (guint i = 0; i < doc->stalls->len; i++) {
		struct doc_stall *stall = &g_array_index(doc->stalls, struct doc_stall, i);
		struct session_stall entry = { .doc = doc, .stall = stall };
		g_array_append_val(session->stalls, entry);
		add(&listed, stall->count);
		totals->unfinished += stall->unfinished;
		add(&totals->total_ns, stall->total_ns);
		totals->longest_ns = MAX(totals->longest_ns, stall->duration_ns);
	}
	/* The counter also knows the stalls that found no room in the list. */
	add(&totals->stalls, MAX(listed, doc->counts.total));
	totals->records += doc->stalls->len;
	add(&totals->suppressed, doc->counts.suppressed);
	add(&totals->dropped, doc->counts.dropped);
	totals->loops += doc->loops->len;
}

struct session *session_new(GPtrArray *docs)
{
	struct session *session = g_new0(struct session, 1);

	session->docs = docs;
	session->stalls = g_array_new(FALSE, FALSE, sizeof(struct session_stall));
	for (guint i = 0; i < docs->len; i++)
		add_doc(session, g_ptr_array_index(docs, i));
	/* Stable: ties keep the order of reports and of the lists in them. */
	g_array_sort(session->stalls, by_badness);
	return session;
}

void session_free(struct session *session)
{
	if (!session)
		return;
	g_array_unref(session->stalls);
	g_ptr_array_unref(session->docs);
	g_free(session);
}
