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
#include "output/finding_body.h"
#include "output/source_line.h"
#include "output/summary_line.h"

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

static void write_text(const struct output *output, GString *out)
{
	const struct palette *palette = output->colour ? &colours : &plain;
	struct source_cache *sources = source_cache_new();

	for (size_t i = 0; i < sink_count(output->sink); i++) {
		const struct finding *finding = sink_get(output->sink, i);
		append_head(out, palette, finding);
		source_line_append(out, sources, finding->file, finding->line, finding->column,
		                   palette->caret, palette->off);
		finding_body_append(out, finding, palette->label, palette->off);
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
