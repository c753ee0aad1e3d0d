/* SPDX-License-Identifier: MIT
 *
 * cursor.h - the few questions we ask of a libclang cursor, in one place.
 *
 * libclang's interface is a visitor with callbacks and strings to dispose of. Lowering wants
 * children by index and plain text; this is the difference.
 */
#ifndef FRONTEND_CURSOR_H
#define FRONTEND_CURSOR_H

#include <clang-c/Index.h>
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* For hash tables with CXCursor * as keys. */
guint cursor_hash(gconstpointer key);
gboolean cursor_equal(gconstpointer a, gconstpointer b);

/* A stack of cursors: children of the cursor at work, pushed and popped in order. */
struct cursor_stack {
	GArray *cursors;
};

/* Where something stands in the user's text: a macro's use, not its definition. */
struct place {
	CXFile file;
	unsigned line;
	unsigned column;
	unsigned offset;
};

/* Pushes CURSOR's children; their count. They are at [first, first + count). */
unsigned cursor_push_children(struct cursor_stack *stack, CXCursor cursor);
CXCursor cursor_at(const struct cursor_stack *stack, unsigned index);
/* Drops everything from FIRST on. */
void cursor_pop(struct cursor_stack *stack, unsigned first);

/* The cursor with parentheses, implicit casts and other one-child wrappers taken off. */
CXCursor cursor_strip(CXCursor cursor);

/* Is CURSOR va_arg(list, type), and no cast, with the list CHILD? libclang has no name for it. Only
 * where the list has a type of its own (not where it is a plain char pointer). */
bool cursor_is_va_arg(CXCursor cursor, CXCursor child);

/* CURSOR's only child, or a null cursor when it has none or several. */
CXCursor cursor_only_child(CXCursor cursor);
CXCursor cursor_last_child(CXCursor cursor);

/* Where CURSOR, or LOCATION, stands in the text as the user wrote it. */
struct place cursor_place(CXCursor cursor);
struct place place_of(CXSourceLocation location);

/* The first character of the file that LOCATION is in, as it was read that time. False when that is
 * not known, as in a macro. */
bool file_start(CXSourceLocation location, CXSourceLocation *start);

/* True when CURSOR came out of a macro. */
bool cursor_in_macro(CXCursor cursor);

/* Of a condition ? a : b whose condition is a constant, the one it chooses; else a null cursor. */
CXCursor cursor_chosen(CXCursor cursor);

/* The integer CURSOR is, if it is a constant. */
bool cursor_integer(CXCursor cursor, int64_t *value);

/* Newly allocated; never NULL. */
char *cursor_spelling(CXCursor cursor);
char *cursor_usr(CXCursor cursor);
char *type_spelling(CXType type);

/* "struct s" for a tag, "x" for an ordinary name; NULL when DECL declares no name that a type can
 * mention. Newly allocated. */
char *cursor_name_key(CXCursor decl);

/* Pointers, arrays and typedefs taken off: is it a function type underneath? */
bool type_is_function(CXType type);
/* Can objects of this type hold a function pointer, directly or in members? */
bool type_may_hold_function(CXType type);
/* Is it a pointer to characters, or an array of such? */
bool type_is_text(CXType type);

#endif
