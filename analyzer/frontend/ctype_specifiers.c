/* SPDX-License-Identifier: MIT
 *
 * ctype_specifiers.c - reads the specifiers of a type name: "const unsigned long", "struct s".
 *
 * The idea
 *   Words come in any order, so they are counted first and named afterwards, in the order in which
 *   compilers print them. Typedef names and tags are asked from whoever knows the scope.
 *
 * What it does not do
 *   _BitInt, attributes and whatever else takes operands of its own are names nobody knows here.
 */
#include "frontend/ctype_parser.h"

#include <string.h>

/* What the specifiers of one type name say. */
struct specifiers {
	const struct ctype *type; /* typedef, tag, typeof or _Atomic(); NULL for basic types */
	const char *base;         /* "int", "double", ... */
	unsigned longs, qualifiers;
	bool is_short, is_signed, is_unsigned, is_complex, is_atomic;
};

static bool is_one_of(const char *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(word, list[i]))
			return true;
	return false;
}
#define IS_ONE_OF(word, list) is_one_of(word, list, G_N_ELEMENTS(list))

static const struct {
	const char *word;
	unsigned bit;
} qualifier_words[] = {
	{ "const", CTYPE_CONST },
	{ "volatile", CTYPE_VOLATILE },
	{ "restrict", CTYPE_RESTRICT },
	{ "__restrict", CTYPE_RESTRICT },
	{ "__restrict__", CTYPE_RESTRICT },
	{ "_Nonnull", 0 },
	{ "_Nullable", 0 },
	{ "_Null_unspecified", 0 },
};

bool parser_qualifier(const char *word, unsigned *qualifiers)
{
	for (size_t i = 0; i < G_N_ELEMENTS(qualifier_words); i++)
		if (!strcmp(word, qualifier_words[i].word)) {
			*qualifiers |= qualifier_words[i].bit;
			return true;
		}
	return false;
}

const struct ctype *parser_atomic(struct parser *p, const struct ctype *type)
{
	return ctype_new(p->pool, (struct ctype){ .kind = CTYPE_ATOMIC, .of = type });
}

/* The type of name WORD; an unknown one when nobody knows it. */
static const struct ctype *named(struct parser *p, enum ctype_name kind, const char *word)
{
	const struct ctype *type = p->names->find(p->names->data, kind, word);

	if (type)
		return type;
	p->unresolved = true;
	/* Perhaps no name of a type but a word with operands: _BitInt(7), __attribute__((x)). */
	parser_skip_space(p);
	p->failed |= *p->at == '(';
	return ctype_unknown();
}

static const struct ctype *parse_tag(struct parser *p, const char *keyword)
{
	g_autofree char *tag = parser_peek_word(p);

	if (!tag) { /* "struct (unnamed at ...)" */
		p->failed = true;
		return ctype_unknown();
	}
	p->at += strlen(tag);
	return named(p,
	             !strcmp(keyword, "struct")  ? CTYPE_NAME_STRUCT
	             : !strcmp(keyword, "union") ? CTYPE_NAME_UNION
	                                         : CTYPE_NAME_ENUM,
	             tag);
}

/* typeof(NAME) and typeof(TYPE); of other expressions we cannot tell. */
static const struct ctype *parse_typeof(struct parser *p)
{
	g_autofree char *inside = parser_take_brackets(p);
	g_autofree char *name = parser_lone_name(inside);
	const struct ctype *type;

	if (name) {
		type = p->names->find(p->names->data, CTYPE_NAME_OBJECT, name);
		if (type)
			return type;
	}
	/* F(A) could be a call or a function type, so an unknown name in it says nothing. */
	struct parser inner = { .pool = p->pool,
		                .names = p->names,
		                .type_name = p->type_name,
		                .at = inside,
		                .depth = p->depth + 1 };

	type = p->type_name(&inner);
	parser_skip_space(&inner);
	if (inner.failed || inner.unresolved || *inner.at) {
		p->unresolved = true;
		return ctype_unknown();
	}
	return type;
}

/* The basic types in the order of words that compilers print. */
static const char *const basic_types[] = {
	"void",
	"_Bool",
	"char",
	"signed char",
	"unsigned char",
	"short",
	"int",
	"long",
	"long long",
	"unsigned short",
	"unsigned int",
	"float",
	"double",
	"long double",
	"unsigned long",
	"_Float16",
	"__fp16",
	"__bf16",
	"__float128",
	"unsigned long long",
	"__int128",
	"__ibm128",
	"unsigned __int128",
};

static bool read_basic(const char *word, struct specifiers *s)
{
	static const char *const bases[] = {
		"void",     "_Bool",  "char",   "int",        "float",    "double",
		"_Float16", "__fp16", "__bf16", "__float128", "__int128", "__ibm128",
	};

	if (!strcmp(word, "long"))
		s->longs++;
	else if (!strcmp(word, "short"))
		s->is_short = true;
	else if (!strcmp(word, "signed"))
		s->is_signed = true;
	else if (!strcmp(word, "unsigned"))
		s->is_unsigned = true;
	else if (!strcmp(word, "_Complex"))
		s->is_complex = true;
	else if (!s->base && !strcmp(word, "bool"))
		s->base = "_Bool";
	else if (!s->base && !strcmp(word, "_Float128"))
		s->base = "__float128";
	else if (!s->base && IS_ONE_OF(word, bases))
		s->base = g_intern_string(word);
	else
		return false;
	return true;
}

static bool has_basic(const struct specifiers *s)
{
	return s->base || s->longs || s->is_short || s->is_signed || s->is_unsigned ||
	       s->is_complex;
}

/* The words that were counted, in normal order: "long" and not "signed long int". */
static const struct ctype *basic_type(struct parser *p, const struct specifiers *s)
{
	const char *base = s->base ? s->base : s->is_complex ? "double" : "int";
	bool is_sized = s->longs || s->is_short;
	g_autofree char *name = g_strconcat(
		s->is_unsigned ? "unsigned " : "",
		s->is_signed && !strcmp(base, "char") ? "signed " : "", s->longs > 0 ? "long " : "",
		s->longs > 1 ? "long " : "", s->is_short ? "short " : "",
		is_sized && !strcmp(base, "int") ? "" : base, NULL);

	g_strchomp(name);
	if (!IS_ONE_OF(name, basic_types) || s->longs > 2 || (s->is_signed && s->is_unsigned))
		p->failed = true;
	g_autofree char *whole = g_strconcat(s->is_complex ? "_Complex " : "", name, NULL);

	return ctype_new(p->pool,
	                 (struct ctype){ .kind = CTYPE_BASIC, .name = g_intern_string(whole) });
}

/* One type specifier that is not a basic one, which WORD begins. */
static const struct ctype *parse_other(struct parser *p, const char *word)
{
	static const char *const tags[] = { "struct", "union", "enum" };
	static const char *const typeofs[] = { "typeof", "__typeof", "__typeof__" };

	if (IS_ONE_OF(word, tags))
		return parse_tag(p, word);
	if (IS_ONE_OF(word, typeofs))
		return parse_typeof(p);
	return named(p, CTYPE_NAME_TYPEDEF, word);
}

/* _Atomic(TYPE) is a specifier, _Atomic alone a qualifier. */
static void parse_atomic(struct parser *p, struct specifiers *s)
{
	parser_skip_space(p);
	if (*p->at != '(') {
		s->is_atomic = true;
		return;
	}
	if (s->type || has_basic(s))
		p->failed = true;
	p->at++;
	s->type = parser_atomic(p, p->type_name(p));
	parser_expect(p, ')');
}

const struct ctype *parser_specifiers(struct parser *p)
{
	struct specifiers s = { .type = NULL };

	while (!p->failed) {
		g_autofree char *word = parser_peek_word(p);
		const char *before = p->at;

		if (!word)
			break;
		p->at += strlen(word);
		if (parser_qualifier(word, &s.qualifiers))
			continue;
		if (!strcmp(word, "_Atomic")) {
			parse_atomic(p, &s);
		} else if (s.type) {
			p->at = before;
			break;
		} else if (!read_basic(word, &s)) {
			if (has_basic(&s)) {
				p->at = before;
				break;
			}
			s.type = parse_other(p, word);
		}
	}
	if (!s.type && !has_basic(&s))
		p->failed = true;
	if (p->failed)
		return ctype_unknown();
	if (!s.type)
		s.type = basic_type(p, &s);
	if (s.is_atomic)
		s.type = parser_atomic(p, s.type);
	return ctype_qualified(p->pool, s.type, s.qualifiers);
}
