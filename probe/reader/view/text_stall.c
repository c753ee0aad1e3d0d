/* SPDX-License-Identifier: MIT
 *
 * text_stall.c - one stall for a person.
 *
 * The brief line comes first and holds everything that decides whether to read on, in the same
 * order for every stall: how long, where, why, what it cost, how often. The stack and a sentence of
 * advice follow. Nothing of the report is printed unescaped.
 */
#include "reader/view/text_stall.h"

#include <string.h>

#include "reader/base/duration.h"
#include "reader/base/escape.h"
#include "reader/view/advice.h"

void text_stall_append_base(GString *out, const char *path)
{
	const char *slash = strrchr(path, '/');

	escape_append(out, slash && slash[1] ? slash + 1 : path, ESCAPE_LIMIT);
}

/* The first word of the command line rather than the executable's path: one file may have many
 * names (redis-server is a symbolic link), and only one of them means something to the reader. */
void text_stall_append_process(GString *out, const struct report_doc *doc)
{
	const struct doc_process *process = &doc->process;
	const char *line = process->cmdline ? process->cmdline : "";
	g_autofree char *word = g_strndup(line, strcspn(line, " "));
	const char *name = *word ? word : process->exe;

	text_stall_append_base(out, name ? name : "?");
	g_string_append_printf(out, "[%" G_GUINT64_FORMAT "]", (guint64)process->pid);
}

static void append_where(const struct session_stall *entry, bool with_process, GString *out)
{
	const struct doc_loop *loop = report_doc_loop(entry->doc, entry->stall->loop);

	if (with_process) {
		text_stall_append_process(out, entry->doc);
		g_string_append_c(out, ' ');
	}
	g_string_append_printf(out, "loop %" G_GUINT64_FORMAT, (guint64)entry->stall->loop);
	if (!loop)
		return;
	g_string_append_printf(out, " (tid %" G_GUINT64_FORMAT, (guint64)loop->tid);
	if (loop->kind) {
		g_string_append(out, ", ");
		escape_append(out, loop->kind, 40);
	}
	g_string_append_c(out, ')');
}

static void append_call(const struct doc_call *call, GString *out)
{
	if (!call->name)
		return;
	g_string_append_c(out, ' ');
	escape_append(out, call->name, 80);
	g_string_append_c(out, '(');
	if (call->fd >= 0)
		g_string_append_printf(out, "fd=%" G_GINT64_FORMAT, (gint64)call->fd);
	if (call->path) {
		g_string_append(out, call->fd >= 0 ? " " : "");
		escape_append(out, call->path, ESCAPE_LIMIT);
	}
	if (call->lock) {
		g_string_append(out, "lock ");
		escape_append(out, call->lock, 40);
	}
	if (call->holder > 0)
		g_string_append_printf(out, " held by tid %" G_GUINT64_FORMAT,
		                       (guint64)call->holder);
	g_string_append_c(out, ')');
}

static void append_cost(const struct doc_stall *stall, GString *out)
{
	if (stall->has_cpu) {
		g_string_append(out, "  cpu ");
		duration_append(out, stall->cpu_ns);
	}
	if (stall->has_runq) {
		g_string_append(out, stall->has_cpu ? ", runq " : "  runq ");
		duration_append(out, stall->runq_ns);
	}
	if (stall->count > 1) {
		g_string_append_printf(out, "  x%" G_GUINT64_FORMAT " (", (guint64)stall->count);
		duration_append(out, stall->total_ns);
		g_string_append(out, " in all)");
	}
}

static void append_brief(const struct session_stall *entry, bool with_process,
                         const struct paint *paint, GString *out)
{
	const struct doc_stall *stall = entry->stall;

	g_string_append_printf(out, "%sSTALL ", paint->alarm);
	duration_append(out, stall->duration_ns);
	g_string_append_printf(out, "%s  ", paint->plain);
	append_where(entry, with_process, out);
	g_string_append_printf(out, "  %s", paint->strong);
	escape_append(out, stall->cause ? stall->cause : "cause unknown", 40);
	append_call(&stall->call, out);
	g_string_append(out, paint->plain);
	append_cost(stall, out);
	if (stall->unfinished)
		g_string_append(out, "  UNFINISHED (it had not ended when this was written)");
	g_string_append_c(out, '\n');
}

static void append_place(GString *out, const char *file, uint64_t line)
{
	if (!file)
		return;
	g_string_append(out, "  ");
	escape_append(out, file, ESCAPE_LIMIT);
	if (line > 0)
		g_string_append_printf(out, ":%" G_GUINT64_FORMAT, (guint64)line);
}

static void append_module(GString *out, const struct doc_frame *frame, const struct paint *paint)
{
	if (!frame->module)
		return;
	g_string_append_printf(out, "  %s[", paint->faint);
	text_stall_append_base(out, frame->module);
	if (!frame->file && frame->has_offset)
		g_string_append_printf(out, "+0x%" G_GINT64_MODIFIER "x", (guint64)frame->offset);
	g_string_append_printf(out, "]%s", paint->plain);
}

static void append_frame(const struct doc_frame *frame, unsigned number, const struct paint *paint,
                         GString *out)
{
	for (guint i = frame->inlined ? frame->inlined->len : 0; i > 0; i--) {
		const struct doc_inlined *inlined = &g_array_index(frame->inlined,
		                                                   struct doc_inlined, i - 1);
		g_string_append_printf(out, "    #%-2u ", number);
		escape_append(out, inlined->function ? inlined->function : "??", ESCAPE_LIMIT);
		append_place(out, inlined->file, inlined->line);
		g_string_append_printf(out, "  %s[inlined]%s\n", paint->faint, paint->plain);
	}
	g_string_append_printf(out, "    #%-2u ", number);
	escape_append(out, frame->function ? frame->function : "??", ESCAPE_LIMIT);
	append_place(out, frame->file, frame->line);
	append_module(out, frame, paint);
	g_string_append_c(out, '\n');
}

void text_stall_append(const struct session_stall *entry, bool with_process,
                       const struct paint *paint, GString *out)
{
	const struct doc_stall *stall = entry->stall;
	const char *advice = advice_for(stall->cause, stall->call.name);

	append_brief(entry, with_process, paint, out);
	for (guint i = 0; i < stall->stack->len; i++)
		append_frame(&g_array_index(stall->stack, struct doc_frame, i), i, paint, out);
	if (stall->stack->len == 0)
		g_string_append(out, "    (no stack)\n");
	else if (g_strcmp0(stall->unwind, "partial") == 0)
		g_string_append(out, "    (the stack could not be followed further)\n");
	else if (g_strcmp0(stall->unwind, "frame-pointers") == 0)
		g_string_append(out,
		                "    (followed by frame pointers: functions may be missing)\n");
	if (advice)
		g_string_append_printf(out, "    advice: %s\n", advice);
}
