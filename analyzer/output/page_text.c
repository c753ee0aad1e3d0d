/* SPDX-License-Identifier: MIT
 *
 * page_text.c - reads a page line by line, paragraph by paragraph.
 *
 * A paragraph is what stands between empty lines. Under a heading that announces code all of it is
 * code, empty lines included, so the fence ends with the section. Elsewhere a paragraph in which
 * words are lined up in columns is kept as it is, in a fence of its own; the others flow, with the
 * characters escaped that Markdown would take for its own.
 */
#include "output/page_text.h"

#include <stdbool.h>
#include <string.h>

enum {
	INDENT = 2
};

static bool is_heading(const char *line)
{
	return *line && *line != ' ';
}

static bool announces_code(const char *heading)
{
	static const char *const words[] = { "Bad", "Good", "Example" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (g_str_has_prefix(heading, words[i]))
			return true;
	return false;
}

/* LINE without the indentation that all lines have. */
static const char *unindented(const char *line)
{
	return line + MIN(strspn(line, " "), INDENT);
}

/* Are words of LINE lined up with those of other lines? */
static bool has_columns(const char *line)
{
	line += strspn(line, " ");
	return strstr(line, "  ") != NULL;
}

/* How many of LINES, from the first, belong to its paragraph; with CODE to its section. */
static guint paragraph_length(char *const *lines, bool code)
{
	guint count = 0;

	while (lines[count] && !is_heading(lines[count]) && (code || *lines[count]))
		count++;
	while (count && !*lines[count - 1])
		count--;
	return count;
}

static void append_escaped(GString *out, const char *line)
{
	for (; *line; line++) {
		if (strchr("\\`*_[]<>&", *line))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *line);
	}
}

/* What a fence that begins with LINE holds; CODE: where the page shows code. */
static const char *language_of(const char *line, bool code)
{
	if (!code)
		return "text";
	return g_str_has_prefix(unindented(line), "$ ") ? "console" : "c";
}

static void append_paragraph(GString *out, char *const *lines, guint count, bool code)
{
	bool fenced = code;

	for (guint i = 0; i < count; i++)
		fenced |= has_columns(lines[i]);
	if (fenced)
		g_string_append_printf(out, "```%s\n", language_of(lines[0], code));
	for (guint i = 0; i < count; i++) {
		const char *line = unindented(lines[i]);

		if (fenced)
			g_string_append(out, line);
		else
			append_escaped(out, line);
		g_string_append_c(out, '\n');
	}
	g_string_append(out, fenced ? "```\n" : "");
}

char *page_markdown(const char *page)
{
	g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
	GString *out = g_string_new(NULL);
	bool code = false;

	for (char **line = lines; *line;) {
		guint count = 1;

		if (is_heading(*line)) {
			code = announces_code(*line);
			g_string_append_printf(out, "%s%s %s\n", out->len ? "\n" : "",
			                       line == lines ? "#" : "##", *line);
		} else if (**line) {
			count = paragraph_length(line, code);
			g_string_append_c(out, '\n');
			append_paragraph(out, line, count, code);
		}
		line += count;
	}
	return g_string_free(out, FALSE);
}

char *page_why(const char *page)
{
	g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
	GString *out = g_string_new(NULL);
	bool wanted = true;

	for (char **line = *lines ? lines + 1 : lines; *line; line++) {
		if (is_heading(*line))
			wanted = g_str_has_prefix(*line, "Why it matters");
		else if (wanted && **line)
			g_string_append_printf(out, "%s%s", out->len ? " " : "", unindented(*line));
	}
	return g_string_free(out, FALSE);
}
