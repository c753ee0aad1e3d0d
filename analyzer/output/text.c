/* SPDX-License-Identifier: MIT
 *
 * text.c - findings for people, in the shape compilers have taught editors to read.
 *
 *   conn.c:31:7: error: getaddrinfo() waits ... [ASY101 blocking-call]
 *      31 |         rc = getaddrinfo(name, NULL, &hints, &list);
 *         |              ^
 *     path:     server.c:90  main      registers on_read() with uv_read_start()
 *               server.c:44  on_read   calls lookup()
 *               conn.c:31    lookup    calls getaddrinfo()
 *     why:      ...
 *     model:    ...
 *     instead:  ...
 *     assumes:  ...
 *
 * The first line is what editors and CI logs parse; everything below belongs to it until the next
 * blank line. The path goes from the event loop to the culprit. Paths are printed as they come:
 * the driver has made them relative. The last line sums the run up (summary_line.c).
 */
#include "output/formats.h"

#include "output/escape.h"
#include "output/source_line.h"
#include "output/summary_line.h"

enum {
	LABEL_WIDTH = 12
};

/* What is written around a word; empty strings when the reader wants no colour. */
struct palette {
	const char *severity[3];
	const char *place, *label, *caret, *off;
};

static const struct palette plain = { { "", "", "" }, "", "", "", "" };
static const struct palette colours = {
	.severity = { "\033[1;36m", "\033[1;35m", "\033[1;31m" },
	.place = "\033[1m",
	.label = "\033[2m",
	.caret = "\033[1;32m",
	.off = "\033[0m",
};

static char *place_of(const char *file, unsigned line)
{
	if (!file)
		return g_strdup("-");
	return line ? g_strdup_printf("%s:%u", file, line) : g_strdup(file);
}

static void append_head(GString *out, const struct palette *palette, const struct finding *finding)
{
	g_string_append(out, palette->place);
	escape_append(out, finding->file ? finding->file : "asynclint");
	if (finding->line)
		g_string_append_printf(out, ":%u:%u", finding->line, finding->column);
	g_string_append_printf(out, ":%s %s%s:%s ", palette->off,
	                       palette->severity[finding->severity],
	                       severity_name(finding->severity), palette->off);
	escape_append(out, finding->message);
	g_string_append_printf(out, " [%s %s]\n", finding->rule, finding->name);
}

/* "  why:      ", or the same room without a word. */
static void append_label(GString *out, const struct palette *palette, const char *label)
{
	g_string_append_printf(out, "%s%*s%s", palette->label, -LABEL_WIDTH, label, palette->off);
}

static void append_line(GString *out, const struct palette *palette, const char *label,
                        const char *text)
{
	if (!text)
		return;
	append_label(out, palette, label);
	escape_append(out, text);
	g_string_append_c(out, '\n');
}

static void append_path(GString *out, const struct palette *palette, const char *label,
                        const GPtrArray *trace)
{
	unsigned place_width = 0, function_width = 0;

	for (guint i = 0; trace && i < trace->len; i++) {
		const struct trace_step *step = g_ptr_array_index(trace, i);
		g_autofree char *place = place_of(step->file, step->line);
		place_width = MAX(place_width, escape_width(place));
		function_width = MAX(function_width, escape_width(step->function));
	}
	for (guint i = 0; trace && i < trace->len; i++) {
		const struct trace_step *step = g_ptr_array_index(trace, i);
		g_autofree char *place = place_of(step->file, step->line);
		append_label(out, palette, i ? "" : label);
		escape_padded(out, place, place_width + 2);
		escape_padded(out, step->function, function_width + 2);
		escape_append(out, step->message);
		g_string_append_c(out, '\n');
	}
}

static void append_more_roots(GString *out, const struct palette *palette, unsigned count)
{
	if (!count)
		return;
	append_label(out, palette, "");
	g_string_append_printf(out, "(+%u more root%s)\n", count, count == 1 ? "" : "s");
}

static void append_reasons(GString *out, const struct palette *palette,
                           const struct finding *finding)
{
	const char *confidence = confidence_name(finding->confidence);
	g_autofree char *model = NULL;

	if (finding->model)
		model = g_strdup_printf("%s (confidence: %s)", finding->model, confidence);
	append_line(out, palette, "  why:", finding->why);
	append_line(out, palette, "  model:", model);
	append_line(out, palette, "  instead:", finding->suggestion);
	for (guint i = 0; i < finding->assumptions->len; i++)
		append_line(out, palette,
		            i ? "" : "  assumes:", g_ptr_array_index(finding->assumptions, i));
}

static void write_text(const struct output *output, GString *out)
{
	const struct palette *palette = output->colour ? &colours : &plain;
	struct source_cache *sources = source_cache_new();

	for (size_t i = 0; i < sink_count(output->sink); i++) {
		const struct finding *finding = sink_get(output->sink, i);
		append_head(out, palette, finding);
		source_line_append(out, sources, finding->file, finding->line, finding->column,
		                   palette->caret, palette->off);
		append_path(out, palette, "  path:", finding->trace);
		append_more_roots(out, palette, finding->more_roots);
		append_path(out, palette, "  against:", finding->trace2);
		append_reasons(out, palette, finding);
		g_string_append_c(out, '\n');
	}
	source_cache_free(sources);
	summary_line_append(out, output->summary);
}

const struct format format_text = {
	.name = "text",
	.summary = "for people: the path from the loop to the culprit, and what to do",
	.write = write_text,
};
