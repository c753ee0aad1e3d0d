/* SPDX-License-Identifier: MIT
 *
 * marks.c - one pass over the text, byte by byte.
 *
 * A backslash at the end of a line joins it with the next one, wherever it stands; lines are
 * counted all the same. Marks wait for what follows them: for a line of code, and for the first
 * '{', ';' or
 * '}'. What stands in a directive is neither. Strings and character constants that do not end, as
 * in the text of #error, end with their line.
 */
#include "frontend/marks.h"

#include <string.h>

/* What is known of a mark on the way. */
struct waiting {
	struct mark mark;
	bool code; /* its line of code is still to come */
	bool open; /* so is what may open a body */
};

struct lexer {
	const char *text;
	gsize size;
	gsize at;
	unsigned line;
	bool directive;             /* inside of one */
	int last_code;              /* the last character of code in this line, or 0 */
	bool any_code;              /* in the text so far */
	unsigned depth;             /* of #if */
	bool guard;                 /* the outermost of them is a header's guard */
	GArray *found;              /* struct waiting */
	guint code_from, open_from; /* those before wait for neither */
};

static int byte_at(const struct lexer *lexer, gsize at)
{
	return at < lexer->size ? (guchar)lexer->text[at] : -1;
}

/* How long the end of a line is that stands AT, or 0. */
static gsize line_end(const struct lexer *lexer, gsize at)
{
	if (byte_at(lexer, at) == '\r')
		return byte_at(lexer, at + 1) == '\n' ? 2 : 1;
	return byte_at(lexer, at) == '\n';
}

/* Passes backslashes that end a line. */
static void join_lines(struct lexer *lexer)
{
	gsize end;

	while (byte_at(lexer, lexer->at) == '\\' && (end = line_end(lexer, lexer->at + 1))) {
		lexer->at += 1 + end;
		lexer->line++;
	}
}

/* The next character, or -1; an end of a line is one '\n'. It is passed with advance(). */
static int look(struct lexer *lexer)
{
	join_lines(lexer);
	return line_end(lexer, lexer->at) ? '\n' : byte_at(lexer, lexer->at);
}

static void advance(struct lexer *lexer)
{
	gsize end = line_end(lexer, lexer->at);

	lexer->line += end > 0;
	lexer->at += end ? end : 1;
}

/* Passes the next character if it is C. */
static bool pass(struct lexer *lexer, int c)
{
	if (look(lexer) != c)
		return false;
	advance(lexer);
	return true;
}

/* To the end of the comment whose "//" or, when LONG, slash and star were passed. Where its text
 * ends. */
static gsize skip_comment(struct lexer *lexer, bool is_long)
{
	gsize end;
	int c;

	while ((c = look(lexer)) >= 0 && (is_long || c != '\n')) {
		end = lexer->at;
		advance(lexer);
		if (is_long && c == '*' && pass(lexer, '/'))
			return end;
	}
	return lexer->at;
}

/* SIZE bytes of a comment as one line: white space, and the stars in front of its lines, become
 * single blanks. */
static char *one_line(const char *text, gsize size)
{
	GString *out = g_string_new(NULL);
	bool blank = true, begins = true;

	for (gsize i = 0; i < size && out->len < MARK_TEXT_MOST; i++) {
		char c = text[i];
		bool joins = c == '\\' && i + 1 < size && strchr("\r\n", text[i + 1]);

		begins |= c == '\n' || c == '\r';
		if ((guchar)c <= ' ' || c == 0x7f || joins || (begins && c == '*')) {
			blank = true;
			continue;
		}
		if (blank && out->len)
			g_string_append_c(out, ' ');
		g_string_append_c(out, c);
		blank = begins = false;
	}
	return g_string_free(out, FALSE);
}

static bool has_word(const char *text, gsize size)
{
	return size && memmem(text, size, MARK_WORD, strlen(MARK_WORD));
}

/* The comment that began in line FIRST with text from FROM to END. */
static void note(struct lexer *lexer, unsigned first, gsize from, gsize end)
{
	struct waiting mark = { .mark = { .first_line = first, .last_line = lexer->line } };

	if (!has_word(lexer->text + from, end - from))
		return;
	mark.code = !lexer->directive && !lexer->last_code;
	mark.open = !lexer->directive && (!lexer->last_code || !strchr("{;}", lexer->last_code));
	mark.mark.code_line = mark.code ? 0 : first;
	mark.mark.conditional = lexer->depth > lexer->guard;
	mark.mark.text = one_line(lexer->text + from, end - from);
	g_array_append_val(lexer->found, mark);
}

/* A slash was passed. */
static bool take_comment(struct lexer *lexer, unsigned first)
{
	bool is_long = look(lexer) == '*';
	gsize from, end;

	if (!is_long && look(lexer) != '/')
		return false;
	advance(lexer);
	from = lexer->at;
	end = skip_comment(lexer, is_long);
	note(lexer, first, from, MAX(from, end));
	if (lexer->line > first)
		lexer->last_code = 0;
	return true;
}

/* To behind the closing QUOTE, or to the end of the line. */
static void skip_quoted(struct lexer *lexer, int quote)
{
	int c;

	while ((c = look(lexer)) >= 0 && c != '\n') {
		advance(lexer);
		if (c == quote)
			return;
		if (c == '\\' && look(lexer) >= 0 && look(lexer) != '\n')
			advance(lexer);
	}
}

/* A line began with '#', which was passed: is it one that opens or closes a condition? */
static void take_directive(struct lexer *lexer)
{
	char name[8] = "";
	gsize length = 0;

	lexer->directive = true;
	while (look(lexer) == ' ' || look(lexer) == '\t')
		advance(lexer);
	while (g_ascii_isalpha(look(lexer)) && length + 1 < sizeof(name)) {
		name[length++] = (char)look(lexer);
		advance(lexer);
	}
	if (g_str_has_prefix(name, "if")) {
		lexer->guard |= !lexer->depth && !lexer->any_code && !strcmp(name, "ifndef");
		lexer->depth++;
	} else if (!strcmp(name, "endif") && lexer->depth) {
		lexer->guard &= --lexer->depth > 0;
	}
}

static struct waiting *waiting_at(const struct lexer *lexer, guint index)
{
	return &g_array_index(lexer->found, struct waiting, index);
}

/* C is code, in LINE. */
static void take_code(struct lexer *lexer, int c, unsigned line)
{
	lexer->last_code = c;
	lexer->any_code = true;
	for (; lexer->code_from < lexer->found->len; lexer->code_from++)
		if (waiting_at(lexer, lexer->code_from)->code)
			waiting_at(lexer, lexer->code_from)->mark.code_line = line;
	if (c != '{' && c != ';' && c != '}')
		return;
	for (; lexer->open_from < lexer->found->len; lexer->open_from++)
		if (c == '{' && waiting_at(lexer, lexer->open_from)->open)
			waiting_at(lexer, lexer->open_from)->mark.open_line = line;
}

/* Takes C, which was passed and began in LINE. */
static void take(struct lexer *lexer, int c, unsigned line)
{
	bool is_number = g_ascii_isdigit(lexer->last_code);

	if (c == '\n') {
		lexer->directive = false;
		lexer->last_code = 0;
		return;
	}
	if (c <= ' ' || (c == '/' && take_comment(lexer, line)))
		return;
	if (c == '#' && !lexer->directive && !lexer->last_code) {
		take_directive(lexer);
		return;
	}
	if (!lexer->directive)
		take_code(lexer, c, line);
	/* 1'000 is a number. */
	if (c == '"' || (c == '\'' && !is_number))
		skip_quoted(lexer, c);
}

static void mark_clear(gpointer data)
{
	g_free(((struct mark *)data)->text);
}

GArray *marks_in(const char *text, gsize size)
{
	struct lexer lexer = { .text = text, .size = size, .line = 1 };
	GArray *marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
	int c;

	g_array_set_clear_func(marks, mark_clear);
	if (!has_word(text, size))
		return marks;
	lexer.found = g_array_new(FALSE, FALSE, sizeof(struct waiting));
	while ((c = look(&lexer)) >= 0) {
		unsigned line = lexer.line;

		advance(&lexer);
		take(&lexer, c, line);
	}
	for (guint i = 0; i < lexer.found->len; i++)
		g_array_append_val(marks, waiting_at(&lexer, i)->mark);
	g_array_unref(lexer.found);
	return marks;
}
