/* SPDX-License-Identifier: MIT
 *
 * ctype_text.c - steps through the characters of a printed type name.
 *
 * What holds: nothing reads past the end of the text, and a step that finds something else than it
 * expects marks the text as not understood, after which all of it counts as unknown.
 */
#include "frontend/ctype_parser.h"

void parser_skip_space(struct parser *p)
{
	while (g_ascii_isspace(*p->at))
		p->at++;
}

bool parser_take(struct parser *p, char c)
{
	parser_skip_space(p);
	if (*p->at != c)
		return false;
	p->at++;
	return true;
}

void parser_expect(struct parser *p, char c)
{
	if (!parser_take(p, c))
		p->failed = true;
}

static bool is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

char *parser_peek_word(struct parser *p)
{
	size_t length = 0;

	parser_skip_space(p);
	if (g_ascii_isdigit(*p->at))
		return NULL;
	while (is_word(p->at[length]))
		length++;
	return length ? g_strndup(p->at, length) : NULL;
}

char *parser_take_brackets(struct parser *p)
{
	const char *begin;
	unsigned depth = 1;

	parser_expect(p, '(');
	for (begin = p->at; *p->at && depth; p->at++)
		depth += (*p->at == '(') - (*p->at == ')');
	if (depth || p->failed) {
		p->failed = true;
		return g_strdup("");
	}
	return g_strndup(begin, (gsize)(p->at - begin - 1));
}

char *parser_lone_name(const char *text)
{
	struct parser p = { .at = text };
	char *word;
	unsigned depth = 0;

	while (parser_take(&p, '('))
		depth++;
	word = parser_peek_word(&p);
	if (word)
		p.at += strlen(word);
	while (depth && parser_take(&p, ')'))
		depth--;
	parser_skip_space(&p);
	if (word && !depth && !*p.at)
		return word;
	g_free(word);
	return NULL;
}
