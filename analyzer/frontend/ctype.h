/* SPDX-License-Identifier: MIT
 *
 * ctype.h - types of C in a normal form, as far as _Generic compares them.
 *
 * A type comes from two sides: printed by a compiler (ctype_parse) and from libclang's own tables
 * (generic_names.c). Both end in the nodes below, in which typedef names are gone, specifiers have
 * one order, qualifiers of an array stand with its elements and parameters are adjusted, so that
 * comparing is a walk over two trees. What nobody can tell is CTYPE_UNKNOWN, which compares as
 * "unknown" and never as different.
 *
 * Nothing here knows libclang, so that it can be tested by itself. Read next: ctype_parse.c,
 * ctype_match.c.
 */
#ifndef FRONTEND_CTYPE_H
#define FRONTEND_CTYPE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum ctype_kind {
	CTYPE_UNKNOWN,
	CTYPE_BASIC,
	CTYPE_TAG, /* struct, union, enum */
	CTYPE_POINTER,
	CTYPE_ARRAY,
	CTYPE_FUNCTION,
	CTYPE_ATOMIC,
};

enum ctype_qualifier {
	CTYPE_CONST = 1 << 0,
	CTYPE_VOLATILE = 1 << 1,
	CTYPE_RESTRICT = 1 << 2,
};

/* What stands for the number of an array's elements where there is none. */
enum ctype_size {
	CTYPE_NO_SIZE = -1,       /* [] */
	CTYPE_VARIABLE_SIZE = -2, /* known at run time only */
	CTYPE_UNKNOWN_SIZE = -3,  /* could not be read */
};

struct ctype {
	enum ctype_kind kind;
	unsigned qualifiers;         /* enum ctype_qualifier */
	const struct ctype *of;      /* what a pointer points to, elements, result, value */
	const char *name;            /* basic: in normal order, interned; tag: may be NULL */
	const void *identity;        /* tag: equal for the same tag and no other */
	const struct ctype *integer; /* enum: its compatible integer type; NULL: not known */
	int64_t size;                /* array */
	const struct ctype **params; /* function */
	unsigned param_count;
	bool is_enum, is_variadic, has_prototype;
};

/* Owns nodes; of bounded size, because typedef names can stand for types that double with each. */
struct ctype_pool;

/* The caller frees, and all nodes with it; NULL may be freed. */
struct ctype_pool *ctype_pool_new(void);
void ctype_pool_free(struct ctype_pool *pool);

/* A node of POOL like TYPE, whose params are copied; CTYPE_UNKNOWN when the pool is full. */
const struct ctype *ctype_new(struct ctype_pool *pool, struct ctype type);
const struct ctype *ctype_unknown(void);
/* TYPE with QUALIFIERS as well; those of an array go to its elements, functions have none. */
const struct ctype *ctype_qualified(struct ctype_pool *pool, const struct ctype *type,
                                    unsigned qualifiers);
/* TYPE as a value has it: without qualifiers, arrays and functions as pointers. */
const struct ctype *ctype_value(struct ctype_pool *pool, const struct ctype *type);
/* TYPE as a parameter has it: what ctype_value says, but for the qualifiers. */
const struct ctype *ctype_adjusted(struct ctype_pool *pool, const struct ctype *type);

enum ctype_name {
	CTYPE_NAME_TYPEDEF,
	CTYPE_NAME_OBJECT, /* a variable, parameter or function: typeof names them */
	CTYPE_NAME_STRUCT,
	CTYPE_NAME_UNION,
	CTYPE_NAME_ENUM,
};

/* Who knows names: the type of NAME, or NULL when it is not known. */
struct ctype_names {
	const struct ctype *(*find)(void *data, enum ctype_name kind, const char *name);
	void *data;
};

/* The type that TEXT, a type name as a compiler prints it, means. CTYPE_UNKNOWN where it cannot be
 * told. Never NULL; lives as long as POOL. */
const struct ctype *ctype_parse(struct ctype_pool *pool, const struct ctype_names *names,
                                const char *text);

enum ctype_match {
	CTYPE_DIFFERENT,
	CTYPE_MAYBE,
	CTYPE_COMPATIBLE,
};

/* Are A and B compatible types (C11 6.2.7), their own qualifiers included? */
enum ctype_match ctype_match(const struct ctype *a, const struct ctype *b);

#endif
