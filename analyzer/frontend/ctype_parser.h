/* SPDX-License-Identifier: MIT
 *
 * ctype_parser.h - the state of reading one printed type name, shared by three files only.
 *
 * ctype_text.c steps through the characters, ctype_specifiers.c reads "const unsigned long" and
 * ctype_parse.c what is built around it. Each calls only earlier ones, but for typeof and _Atomic,
 * in whose brackets a whole type name stands again: type_name below.
 */
#ifndef FRONTEND_CTYPE_PARSER_H
#define FRONTEND_CTYPE_PARSER_H

#include "frontend/ctype.h"

struct parser {
	struct ctype_pool *pool;
	const struct ctype_names *names;
	const char *at;
	/* The way back up: reads a whole type name. */
	const struct ctype *(*type_name)(struct parser *p);
	int depth;
	bool failed;     /* the text is not understood */
	bool unresolved; /* a name is not known */
};

/* ctype_text.c */
void parser_skip_space(struct parser *p);
/* Steps over C if it is next; is it? */
bool parser_take(struct parser *p, char c);
/* The same, and the text is not understood if it is not. */
void parser_expect(struct parser *p, char c);
/* The word that is next, newly allocated; NULL when none is. */
char *parser_peek_word(struct parser *p);
/* What stands in the brackets that open next, newly allocated, and steps over them. */
char *parser_take_brackets(struct parser *p);
/* The only name in TEXT, newly allocated, however many brackets are around it; else NULL. */
char *parser_lone_name(const char *text);

/* ctype_specifiers.c */
/* Adds the qualifier WORD to QUALIFIERS; false when WORD is none. */
bool parser_qualifier(const char *word, unsigned *qualifiers);
/* _Atomic TYPE. */
const struct ctype *parser_atomic(struct parser *p, const struct ctype *type);
/* Specifiers and qualifiers, until something else begins. */
const struct ctype *parser_specifiers(struct parser *p);

#endif
