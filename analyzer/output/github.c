/* SPDX-License-Identifier: MIT
 *
 * github.c - findings as workflow commands, which GitHub shows beside the lines they are about.
 *
 *   ::error file=conn.c,line=31,col=7,title=ASY101 blocking-call::getaddrinfo() waits ...%0A  path:
 * ...
 *
 * Whoever prints to the log of a workflow step can give such a command, one per line. What would
 * end the line or a property early is percent-encoded: % CR LF everywhere, and : , in properties
 * too. The order of the properties matters: the runner trims the end of the list, so a name of a
 * file that ends with a space does not stand there.
 *
 * The message has the path and the reasons below it, because an annotation is all that is seen of
 * a finding. Units that were lost follow as warnings without a place. The last line is the summary,
 * and no command. GitHub shows ten annotations of each kind per step; the rest is in the log.
 */
#include "output/formats.h"

#include <string.h>

#include "output/columns.h"
#include "output/escape.h"
#include "output/finding_body.h"
#include "output/summary_line.h"

static const char *const commands[] = {
	[SEVERITY_NOTE] = "notice",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};

/* Appends TEXT with % CR LF and the characters in MORE percent-encoded. */
static void append_encoded(GString *out, const char *text, const char *more)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);

	for (const char *at = valid; *at; at++) {
		if (strchr("%\r\n", *at) || strchr(more, *at))
			g_string_append_printf(out, "%%%02X", (unsigned char)*at);
		else
			g_string_append_c(out, *at);
	}
}

static void append_place(GString *out, struct columns *columns, const struct finding *finding)
{
	unsigned column = columns_character(columns, finding->file, finding->line, finding->column);

	if (!finding->file || !*finding->file)
		return;
	g_string_append(out, "file=");
	append_encoded(out, finding->file, ":,");
	if (finding->line)
		g_string_append_printf(out, ",line=%u", finding->line);
	if (finding->line && column)
		g_string_append_printf(out, ",col=%u", column);
	g_string_append_c(out, ',');
}

static void append_finding(GString *out, struct columns *columns, const struct finding *finding)
{
	g_autoptr(GString) message = g_string_new(NULL);

	escape_append(message, finding->message);
	g_string_append_c(message, '\n');
	finding_body_append(message, finding, "", "");
	g_string_truncate(message, message->len - 1);
	g_string_append_printf(out, "::%s ", commands[finding->severity]);
	append_place(out, columns, finding);
	g_string_append_printf(out, "title=%s %s::", finding->rule, finding->name);
	append_encoded(out, message->str, "");
	g_string_append_c(out, '\n');
}

static void append_lost(GString *out, const GPtrArray *lost)
{
	for (guint i = 0; lost && i < lost->len; i++) {
		g_autoptr(GString) message = g_string_new(NULL);

		escape_append(message, g_ptr_array_index(lost, i));
		g_string_append(out, "::warning title=not analysed::");
		append_encoded(out, message->str, "");
		g_string_append_c(out, '\n');
	}
}

static void write_github(const struct output *output, GString *out)
{
	struct columns *columns = columns_new();

	for (size_t i = 0; i < sink_count(output->sink); i++)
		append_finding(out, columns, sink_get(output->sink, i));
	append_lost(out, output->lost);
	summary_line_append(out, output->summary);
	columns_free(columns);
}

const struct format format_github = {
	.name = "github",
	.summary = "annotations of a GitHub workflow",
	.write = write_github,
};
