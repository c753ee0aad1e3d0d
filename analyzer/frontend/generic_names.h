/* SPDX-License-Identifier: MIT
 *
 * generic_names.h - libclang's types and the names in scope, as normal forms (ctype.h).
 *
 * A printed type is only text; which `struct s` or which typedef it means depends on where it
 * stands. Names at file scope are unit_names.h's, those of a function are a list in which
 * each declaration points to what was visible before it: a scope is its head.
 */
#ifndef FRONTEND_GENERIC_NAMES_H
#define FRONTEND_GENERIC_NAMES_H

#include <clang-c/Index.h>
#include "frontend/ctype.h"
#include "frontend/unit_names.h"

/* One name declared in a function, and what is visible behind it. */
struct name_scope {
	const struct name_scope *outer;
	char *key; /* cursor_name_key */
	CXCursor decl;
};

/* Makes types at one place. */
struct type_reader;

/* A reader of what stands in SCOPE (NULL: outside functions) of the unit with UNIT_NAMES. Both must
 * outlive it, and it the types it makes. */
struct type_reader *type_reader_new(struct unit_names *unit_names, const struct name_scope *scope);
void type_reader_free(struct type_reader *reader);

/* TYPE as a value of it has it: the type that a selection's controlling expression is compared by.
 */
const struct ctype *type_reader_value(struct type_reader *reader, CXType type);
/* The type that printed TEXT means. */
const struct ctype *type_reader_text(struct type_reader *reader, const char *text);

#endif
