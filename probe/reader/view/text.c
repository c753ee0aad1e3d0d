/* SPDX-License-Identifier: MIT
 *
 * text.c - the report for a person at a terminal.
 *
 * Order: who was watched, the verdict in one line, the stalls (worst first), the loops, then what
 * limits the report's truth (suppressed and dropped records, blind spots, missing debug
 * information) and what the probe itself cost.
 */
#include "reader/view/view.h"

#include "reader/base/duration.h"
#include "reader/base/escape.h"
#include "reader/view/blind.h"
#include "reader/view/paint.h"
#include "reader/view/text_modules.h"
#include "reader/view/text_stall.h"

#define U64 G_GUINT64_FORMAT

static void append_process(const struct report_doc *doc, const struct paint *paint, GString *out)
{
	const struct doc_process *process = &doc->process;

	g_string_append(out, paint->strong);
	text_stall_append_process(out, doc);
	g_string_append(out, paint->plain);
	if (process->exit) {
		g_string_append_c(out, ' ');
		escape_append(out, process->exit, 80);
	}
	if (process->end_ns > process->start_ns) {
		g_string_append(out, ", watched for ");
		duration_append(out, process->end_ns - process->start_ns);
	}
	if (process->threshold_ns > 0) {
		g_string_append(out, ", threshold ");
		duration_append(out, process->threshold_ns);
	}
	if (process->cmdline) {
		g_string_append_printf(out, ": %s", paint->faint);
		escape_append(out, process->cmdline, ESCAPE_LIMIT);
		g_string_append(out, paint->plain);
	}
	g_string_append_c(out, '\n');
}

/* A shell script starts many programs; the ones that never waited in a loop are only counted. */
static void append_processes(const struct session *session, const struct paint *paint, GString *out)
{
	guint left_out = 0;

	for (guint i = 0; i < session->docs->len; i++) {
		const struct report_doc *doc = g_ptr_array_index(session->docs, i);
		if (doc->loops->len > 0 || doc->stalls->len > 0 || session->docs->len == 1)
			append_process(doc, paint, out);
		else
			left_out++;
	}
	if (left_out > 0)
		g_string_append_printf(out, "%u process%s without an event loop\n", left_out,
		                       left_out == 1 ? "" : "es");
}

static void append_verdict(const struct session_totals *totals, GString *out)
{
	if (totals->stalls == 0) {
		g_string_append(out, totals->loops > 0 ? "no stalls\n"
		                                       : "no event loop was seen, so no stalls\n");
		return;
	}
	g_string_append_printf(out, "%" U64 " stall%s, longest ", (guint64)totals->stalls,
	                       totals->stalls == 1 ? "" : "s");
	duration_append(out, totals->longest_ns);
	g_string_append(out, ", ");
	duration_append(out, totals->total_ns);
	g_string_append(out, " in all");
	if (totals->unfinished > 0)
		g_string_append_printf(out, ", %" U64 " unfinished", (guint64)totals->unfinished);
	g_string_append_c(out, '\n');
}

static void append_lag(const struct histogram *lag, GString *out)
{
	static const struct {
		const char *name;
		double share;
	} points[] = { { "p50", 0.5 }, { "p90", 0.9 }, { "p99", 0.99 } };

	if (histogram_count(lag) == 0)
		return;
	g_string_append(out, "  turns");
	for (size_t i = 0; i < G_N_ELEMENTS(points); i++) {
		g_string_append_printf(out, " %s <= ", points[i].name);
		duration_append(out, histogram_percentile(lag, points[i].share));
		g_string_append_c(out, ',');
	}
	g_string_append(out, " max ");
	duration_append(out, lag->max_ns);
}

static void append_loop(const struct report_doc *doc, const struct doc_loop *loop,
                        bool with_process, GString *out)
{
	double whole = (double)loop->busy_ns + (double)loop->idle_ns;

	g_string_append(out, "  ");
	if (with_process) {
		text_stall_append_process(out, doc);
		g_string_append_c(out, ' ');
	}
	g_string_append_printf(out, "loop %" U64 " (tid %" U64, (guint64)loop->id,
	                       (guint64)loop->tid);
	if (loop->kind) {
		g_string_append(out, ", ");
		escape_append(out, loop->kind, 40);
	}
	if (loop->framework) {
		g_string_append(out, ", ");
		escape_append(out, loop->framework, 40);
	}
	g_string_append_printf(out, ")  %" U64 " iterations", (guint64)loop->iterations);
	if (whole > 0)
		g_string_append_printf(out, "  busy %.1f %%",
		                       100.0 * (double)loop->busy_ns / whole);
	append_lag(&loop->lag, out);
	g_string_append_c(out, '\n');
}

static void append_loops(const struct session *session, GString *out)
{
	if (session->totals.loops == 0)
		return;
	g_string_append(out, "\nLOOPS\n");
	for (guint i = 0; i < session->docs->len; i++) {
		const struct report_doc *doc = g_ptr_array_index(session->docs, i);
		for (guint k = 0; k < doc->loops->len; k++)
			append_loop(doc, &g_array_index(doc->loops, struct doc_loop, k),
			            session->docs->len > 1, out);
	}
}

static void append_blind_spots(const struct report_doc *doc, GString *out)
{
	for (guint i = 0; i < doc->blind->len; i++) {
		const char *name = g_ptr_array_index(doc->blind, i);
		const char *sentence = blind_sentence(name);
		g_string_append(out, "  ");
		text_stall_append_process(out, doc);
		g_string_append_c(out, ' ');
		if (sentence)
			g_string_append(out, sentence);
		else
			escape_append(out, name, ESCAPE_LIMIT);
		g_string_append_c(out, '\n');
	}
}

static void append_events(const struct report_doc *doc, GString *out)
{
	for (guint i = 0; i < doc->events->len; i++) {
		const struct doc_event *event = &g_array_index(doc->events, struct doc_event, i);
		g_string_append(out, "  ");
		text_stall_append_process(out, doc);
		g_string_append_c(out, ' ');
		escape_append(out, event->kind ? event->kind : "event", 40);
		g_string_append(out, ": ");
		escape_append(out, event->text ? event->text : "", ESCAPE_LIMIT);
		g_string_append_c(out, '\n');
	}
}

static void append_notes(const struct view_input *input, guint shown, GString *out)
{
	const struct session *session = input->session;
	const struct session_totals *totals = &session->totals;
	g_autoptr(GString) notes = g_string_new(NULL);

	if (shown < session->stalls->len)
		g_string_append_printf(notes,
		                       "  %u more stalls are in the report (--top 0 shows all)\n",
		                       session->stalls->len - shown);
	if (totals->suppressed > 0)
		g_string_append_printf(
			notes, "  %" U64 " of the stalls were counted but not kept (rate limit)\n",
			(guint64)totals->suppressed);
	if (totals->dropped > 0)
		g_string_append_printf(notes,
		                       "  %" U64
		                       " of the stalls were lost because the recording was full\n",
		                       (guint64)totals->dropped);
	for (guint i = 0; i < session->docs->len; i++) {
		append_blind_spots(g_ptr_array_index(session->docs, i), notes);
		append_events(g_ptr_array_index(session->docs, i), notes);
	}
	text_modules_append(input, shown, notes);
	if (notes->len > 0)
		g_string_append_printf(out, "\nNOTES\n%s", notes->str);
}

static void append_cost(const struct session *session, GString *out)
{
	struct doc_self sum = { 0 };

	for (guint i = 0; i < session->docs->len; i++) {
		const struct report_doc *doc = g_ptr_array_index(session->docs, i);
		sum.cpu_ns += doc->self.cpu_ns;
		sum.bytes += doc->self.bytes;
		sum.hook_calls += doc->self.hook_calls;
	}
	if (sum.bytes == 0 && sum.cpu_ns == 0 && sum.hook_calls == 0)
		return;
	g_string_append(out, "\nprobe's own cost: processor ");
	duration_append(out, sum.cpu_ns);
	g_string_append_printf(out, ", memory %.1f MiB, %" U64 " hooked calls\n",
	                       (double)sum.bytes / (1024 * 1024), (guint64)sum.hook_calls);
}

static void print(const struct view_input *input, GString *out)
{
	const struct session *session = input->session;
	struct paint paint = paint_make(input->colour);
	guint shown = session->stalls->len;

	if (input->top > 0 && input->top < shown)
		shown = input->top;
	append_processes(session, &paint, out);
	append_verdict(&session->totals, out);
	for (guint i = 0; i < shown; i++) {
		g_string_append_c(out, '\n');
		text_stall_append(&g_array_index(session->stalls, struct session_stall, i),
		                  session->docs->len > 1, &paint, out);
	}
	append_loops(session, out);
	append_notes(input, shown, out);
	append_cost(session, out);
}

const struct view view_text = { .name = "text", .print = print };
