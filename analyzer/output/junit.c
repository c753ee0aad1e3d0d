/* SPDX-License-Identifier: MIT
 *
 * junit.c - findings as failed tests, for the many tools that show JUnit's XML.
 *
 *   <testsuites><testsuite>
 *     <testcase classname="conn.c" name="ASY101 blocking-call conn.c:31:7">
 *       <failure type="error" message="...">the path, and what to do</failure></testcase>
 *
 * There is no standard; this is the part on which Jenkins, GitLab and others agree. A run that
 * found nothing has one test that passes, since some readers take a report without tests for a
 * broken one. A unit that could not be analysed is a test that was skipped: it says nothing, and
 * fails nothing. No times are given: the same run gives the same bytes.
 *
 * XML knows no way at all to write some characters. Control characters become visible escapes
 * (escape.h), which also keeps line ends in attributes from becoming spaces; U+FFFE and U+FFFF
 * become U+FFFD.
 */
#include "output/formats.h"

#include "output/escape.h"
#include "output/finding_body.h"
#include "output/summary_line.h"

/* Appends TEXT, which is UTF-8 without control characters but \n, as XML text or attribute. */
static void append_xml(GString *out, const char *text)
{
	g_autoptr(GString) allowed = g_string_new(NULL);
	g_autofree char *quoted = NULL;

	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		g_string_append_unichar(allowed, c == 0xfffe || c == 0xffff ? 0xfffd : c);
	}
	quoted = g_markup_escape_text(allowed->str, (gssize)allowed->len);
	g_string_append(out, quoted);
}

/* " NAME="TEXT"", TEXT being foreign. */
static void append_attribute(GString *out, const char *name, const char *text)
{
	g_autoptr(GString) visible = g_string_new(NULL);

	escape_append(visible, text);
	g_string_append_printf(out, " %s=\"", name);
	append_xml(out, visible->str);
	g_string_append_c(out, '"');
}

static void open_case(GString *out, const char *classname, const char *name)
{
	g_string_append(out, "    <testcase");
	append_attribute(out, "classname", classname);
	append_attribute(out, "name", name);
	g_string_append(out, " time=\"0\"");
}

static void append_finding(GString *out, const struct finding *finding)
{
	const char *file = finding->file && *finding->file ? finding->file : "asynclint";
	g_autoptr(GString) name = g_string_new(NULL), body = g_string_new(NULL);

	g_string_printf(name, "%s %s %s", finding->rule, finding->name, file);
	if (finding->line)
		g_string_append_printf(name, ":%u:%u", finding->line, finding->column);
	finding_body_append(body, finding, "", "");
	open_case(out, file, name->str);
	g_string_append_printf(out, ">\n      <failure type=\"%s\"",
	                       severity_name(finding->severity));
	append_attribute(out, "message", finding->message);
	g_string_append_c(out, '>');
	append_xml(out, body->str);
	g_string_append(out, "</failure>\n    </testcase>\n");
}

static void append_lost(GString *out, const GPtrArray *lost)
{
	for (guint i = 0; lost && i < lost->len; i++) {
		const char *problem = g_ptr_array_index(lost, i);
		g_autofree char *name = g_strdup_printf("not analysed: %s", problem);

		open_case(out, "asynclint", name);
		g_string_append(out, ">\n      <skipped");
		append_attribute(out, "message", problem);
		g_string_append(out, "/>\n    </testcase>\n");
	}
}

static void append_summary(GString *out, const struct run_summary *summary)
{
	g_autoptr(GString) line = g_string_new(NULL);

	summary_line_append(line, summary);
	g_string_append(out, "    <system-out>");
	append_xml(out, line->str);
	g_string_append(out, "</system-out>\n");
}

static void write_junit(const struct output *output, GString *out)
{
	size_t found = sink_count(output->sink);
	guint lost = output->lost ? output->lost->len : 0;
	g_autofree char *counts = g_strdup_printf("tests=\"%zu\" failures=\"%zu\" errors=\"0\"",
	                                          (found ? found : 1) + lost, found);

	g_string_append_printf(out,
	                       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	                       "<testsuites name=\"asynclint\" %s time=\"0\">\n"
	                       "  <testsuite name=\"asynclint\" %s skipped=\"%u\" time=\"0\">\n",
	                       counts, counts, lost);
	for (size_t i = 0; i < found; i++)
		append_finding(out, sink_get(output->sink, i));
	if (!found) {
		open_case(out, "asynclint", "nothing found");
		g_string_append(out, "/>\n");
	}
	append_lost(out, output->lost);
	append_summary(out, output->summary);
	g_string_append(out, "  </testsuite>\n</testsuites>\n");
}

const struct format format_junit = {
	.name = "junit",
	.summary = "JUnit XML: a failed test per finding",
	.write = write_junit,
};
