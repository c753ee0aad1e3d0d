/* SPDX-License-Identifier: MIT
 *
 * ctype_parse.c - reads a type name as a compiler prints it.
 *
 * The problem
 *   "int (*const [4])(const str *, ...)" is inside out: what stands innermost applies first.
 *
 * The idea
 *   Specifiers are counted, in whatever order, and become the type that everything else derives
 *   from. A declarator is then read left to right with the type so far in hand: pointers change it;
 *   a group in brackets waits until what follows it has changed it too. Typedef names and tags
 *   are asked from whoever knows the scope.
 *
 * What it does not do
 *   Attributes, blocks, vectors, _BitInt and typeof of anything but a name or a type make the whole
 *   type unknown, and so does every text that is not read to its end.
 */
#include "frontend/ctype_parser.h"

#include <string.h>

#define PARSE_DEPTH 60

static const struct ctype *parse_name(struct parser *p);

/* What follows '[' up to ']': nothing, or a number, or what we cannot tell. */
static int64_t parse_size(struct parser *p)
{
	int64_t size = CTYPE_NO_SIZE;
	char *end;

	parser_skip_space(p);
	if (*p->at == ']') {
		p->at++;
		return size;
	}
	size = g_ascii_isdigit(*p->at) ? (int64_t)g_ascii_strtoull(p->at, &end, 0)
	                               : CTYPE_UNKNOWN_SIZE;
	if (size >= 0) {
		p->at = end;
		p->at += strspn(p->at, "uUlL");
		if (parser_take(p, ']'))
			return size;
	}
	for (unsigned depth = 1; *p->at && depth; p->at++)
		depth += (*p->at == '[') - (*p->at == ']');
	return CTYPE_UNKNOWN_SIZE;
}

/* The parameters after '(' up to ')', into FUNCTION, whose params the caller frees. */
static void parse_params(struct parser *p, struct ctype *function)
{
	GPtrArray *params = g_ptr_array_new();
	bool more = !parser_take(p, ')');

	function->has_prototype = more;
	while (more && !p->failed) {
		parser_skip_space(p);
		if (g_str_has_prefix(p->at, "...")) {
			p->at += 3;
			function->is_variadic = true;
		} else {
			g_ptr_array_add(params, (gpointer)ctype_adjusted(p->pool, parse_name(p)));
		}
		more = parser_take(p, ',');
		if (!more)
			parser_expect(p, ')');
	}
	function->param_count = params->len;
	function->params = (const struct ctype **)g_ptr_array_free(params, FALSE);
	if (function->param_count == 1 && function->params[0]->kind == CTYPE_BASIC &&
	    !strcmp(function->params[0]->name, "void"))
		function->param_count = 0;
}

/* Arrays and functions that follow: the first one written is the outermost. */
static const struct ctype *parse_suffixes(struct parser *p, const struct ctype *type)
{
	struct ctype node = { .kind = CTYPE_UNKNOWN };

	if (p->failed || ++p->depth > PARSE_DEPTH) {
		p->failed = true;
		return type;
	}
	if (parser_take(p, '[')) {
		node.kind = CTYPE_ARRAY;
		node.size = parse_size(p);
	} else if (parser_take(p, '(')) {
		node.kind = CTYPE_FUNCTION;
		parse_params(p, &node);
	}
	if (node.kind != CTYPE_UNKNOWN) {
		node.of = parse_suffixes(p, type);
		type = ctype_new(p->pool, node);
		g_free(node.params);
	}
	p->depth--;
	return type;
}

static const struct ctype *parse_pointers(struct parser *p, const struct ctype *type)
{
	while (parser_take(p, '*')) {
		unsigned qualifiers = 0;
		bool is_atomic = false;

		for (;;) {
			g_autofree char *word = parser_peek_word(p);

			if (!word ||
			    (strcmp(word, "_Atomic") != 0 && !parser_qualifier(word, &qualifiers)))
				break;
			is_atomic |= !strcmp(word, "_Atomic");
			p->at += strlen(word);
		}
		type = ctype_new(p->pool, (struct ctype){ .kind = CTYPE_POINTER, .of = type });
		if (is_atomic)
			type = parser_atomic(p, type);
		type = ctype_qualified(p->pool, type, qualifiers);
	}
	return type;
}

/* Does '(' open a group and not parameters? A group of a type name begins with one of these. */
static bool opens_group(struct parser *p)
{
	parser_skip_space(p);
	if (*p->at != '(')
		return false;
	const char *next = p->at + 1;

	while (g_ascii_isspace(*next))
		next++;
	return *next && strchr("*([^", *next);
}

static const struct ctype *parse_declarator(struct parser *p, const struct ctype *type)
{
	if (p->failed || ++p->depth > PARSE_DEPTH) {
		p->failed = true;
		return type;
	}
	type = parse_pointers(p, type);
	if (opens_group(p)) {
		const char *group = p->at, *after;

		g_free(parser_take_brackets(p));
		type = parse_suffixes(p, type);
		after = p->at;
		p->at = group + 1;
		type = parse_declarator(p, type);
		parser_expect(p, ')');
		p->at = after;
	} else {
		type = parse_suffixes(p, type);
	}
	p->depth--;
	return type;
}

static const struct ctype *parse_name(struct parser *p)
{
	const struct ctype *type;

	if (p->failed || ++p->depth > PARSE_DEPTH) {
		p->failed = true;
		return ctype_unknown();
	}
	type = parse_declarator(p, parser_specifiers(p));
	p->depth--;
	return type;
}

const struct ctype *ctype_parse(struct ctype_pool *pool, const struct ctype_names *names,
                                const char *text)
{
	struct parser p = { .pool = pool, .names = names, .type_name = parse_name, .at = text };
	const struct ctype *type = parse_name(&p);

	parser_skip_space(&p);
	return p.failed || *p.at ? ctype_unknown() : type;
}
