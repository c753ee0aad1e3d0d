/* SPDX-License-Identifier: MIT
 *
 * finding_body.c - the path in three columns, and a line per reason.
 *
 *     path:     server.c:90  main      registers on_read() with uv_read_start()
 *               server.c:44  on_read   calls lookup()
 *               (+1 more root)
 *     against:  ...
 *     why:      ...
 *     model:    ...
 *     instead:  ...
 *     assumes:  ...
 *
 * The path goes from the event loop to the culprit. What does not apply has no line. Paths are
 * printed as they come: the driver has made them relative.
 */
#include "output/finding_body.h"

#include "output/escape.h"

enum {
	LABEL_WIDTH = 12
};

/* What is written around a label; empty strings when the reader wants no colour. */
struct label {
	const char *on, *off;
};

static char *place_of(const char *file, unsigned line)
{
	if (!file)
		return g_strdup("-");
	return line ? g_strdup_printf("%s:%u", file, line) : g_strdup(file);
}

/* "  why:      ", or the same room without a word. */
static void append_label(GString *out, const struct label *style, const char *label)
{
	g_string_append_printf(out, "%s%*s%s", style->on, -LABEL_WIDTH, label, style->off);
}

static void append_line(GString *out, const struct label *style, const char *label,
                        const char *text)
{
	if (!text)
		return;
	append_label(out, style, label);
	escape_append(out, text);
	g_string_append_c(out, '\n');
}

static void append_path(GString *out, const struct label *style, const char *label,
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
		append_label(out, style, i ? "" : label);
		escape_padded(out, place, place_width + 2);
		escape_padded(out, step->function, function_width + 2);
		escape_append(out, step->message);
		g_string_append_c(out, '\n');
	}
}

static void append_more_roots(GString *out, const struct label *style, unsigned count)
{
	if (!count)
		return;
	append_label(out, style, "");
	g_string_append_printf(out, "(+%u more root%s)\n", count, count == 1 ? "" : "s");
}

static void append_reasons(GString *out, const struct label *style, const struct finding *finding)
{
	const char *confidence = confidence_name(finding->confidence);
	g_autofree char *model = NULL;

	if (finding->model)
		model = g_strdup_printf("%s (confidence: %s)", finding->model, confidence);
	append_line(out, style, "  why:", finding->why);
	append_line(out, style, "  model:", model);
	append_line(out, style, "  instead:", finding->suggestion);
	for (guint i = 0; i < finding->assumptions->len; i++)
		append_line(out, style,
		            i ? "" : "  assumes:", g_ptr_array_index(finding->assumptions, i));
}

void finding_body_append(GString *out, const struct finding *finding, const char *label_on,
                         const char *label_off)
{
	const struct label style = { label_on, label_off };

	append_path(out, &style, "  path:", finding->trace);
	append_more_roots(out, &style, finding->more_roots);
	append_path(out, &style, "  against:", finding->trace2);
	append_reasons(out, &style, finding);
}
