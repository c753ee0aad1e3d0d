/* SPDX-License-Identifier: MIT
 *
 * lower_init.c - initialisers: which field gets which value.
 *
 * The problem
 *   Tables of functions are written as initialisers, and libclang shows the list as it was typed:
 *   designators here, plain positions there, braces sometimes left out.
 *
 * The idea
 *   One walk pairs list elements with fields: a designator says which, otherwise the next field in
 *   order; an element without braces whose field is a record starts that record's fields in place
 *   (C's brace elision). What to do with a pair is the caller's: a local's initialiser becomes
 *   stores, a static object's becomes rows that name function addresses, and paths (struct
 *   fact_init_text), and nothing else.
 */
#include "frontend/lower_priv.h"

#define ELISION_DEPTH 8
#define DESIGNATORS   6

struct init_walk {
	struct lower_context *ctx;
	/* One scalar: VALUE for FIELD (null cursor: an element or the object itself) inside PLACE.
	 */
	void (*scalar)(struct init_walk *walk, uint32_t place, CXCursor field, CXCursor value);
	uint32_t object; /* static walk: the object's symbol */
	bool text;       /* static walk: the object may be a string, or its elements may */
	bool stores;     /* places are wanted (local walk) */
};

static void walk_value(struct init_walk *walk, uint32_t place, CXCursor field, CXType type,
                       CXCursor value);

static enum CXVisitorResult push_field(CXCursor field, CXClientData data)
{
	g_array_append_val((GArray *)data, field);
	return CXVisit_Continue;
}

static uint32_t field_place(struct init_walk *walk, uint32_t place, CXCursor field)
{
	if (!walk->stores)
		return FACT_NONE;
	return value_new(walk->ctx,
	                 (struct fact_value){ .op = VALUE_FIELD,
	                                      .a = place,
	                                      .b = lower_symbol(walk->ctx, field, SYMBOL_FIELD) });
}

static uint32_t element_place(struct init_walk *walk, uint32_t place)
{
	uint32_t index;

	if (!walk->stores)
		return FACT_NONE;
	index = value_unknown(walk->ctx);
	return value_new(walk->ctx,
	                 (struct fact_value){ .op = VALUE_INDEX, .a = place, .b = index });
}

/* One designated initialiser: .a.b = value, or .a.b[index] = value. */
struct designation {
	CXCursor fields[DESIGNATORS];
	unsigned count;
	unsigned behind; /* expressions behind the last field: indexes, and the value */
	CXCursor value;
};

/* Reads ITEM as a designated initialiser; false when it is none. An index names no field: all
 * elements of an array are one place. */
static bool designated(struct lower_context *ctx, CXCursor item, struct designation *d)
{
	unsigned first = ctx->stack.cursors->len, count;

	d->count = 0;
	d->behind = 0;
	d->value = item;
	if (clang_getCursorKind(item) != CXCursor_UnexposedExpr)
		return false;
	count = cursor_push_children(&ctx->stack, item);
	for (unsigned i = 0; i < count; i++) {
		CXCursor child = cursor_at(&ctx->stack, first + i);

		if (clang_getCursorKind(child) != CXCursor_MemberRef) {
			d->value = child;
			d->behind++;
			continue;
		}
		d->behind = 0;
		if (d->count < DESIGNATORS)
			d->fields[d->count++] = clang_getCursorReferenced(child);
	}
	cursor_pop(&ctx->stack, first);
	return d->count > 0;
}

/* Same as the field's position in FIELDS, or FIELDS->len when it is not one of them. */
static guint field_position(const GArray *fields, CXCursor field)
{
	guint i = 0;

	while (i < fields->len && !clang_equalCursors(g_array_index(fields, CXCursor, i), field))
		i++;
	return i;
}

static bool is_record(CXType type)
{
	return clang_getCanonicalType(type).kind == CXType_Record;
}

static bool is_array(CXType type)
{
	enum CXTypeKind kind = clang_getCanonicalType(type).kind;

	return kind == CXType_ConstantArray || kind == CXType_IncompleteArray;
}

/* Is the value the first of a record whose braces were left out? */
static bool starts_elided(const struct designation *d)
{
	return d->count == 1 && is_record(clang_getCursorType(d->fields[0])) &&
	       clang_getCursorKind(cursor_strip(d->value)) != CXCursor_InitListExpr &&
	       !is_record(clang_getCursorType(d->value));
}

static void walk_designated(struct init_walk *walk, uint32_t place, const struct designation *d)
{
	CXCursor last = d->fields[d->count - 1];
	CXType type = clang_getCursorType(last);

	for (unsigned i = 0; i < d->count; i++)
		place = field_place(walk, place, d->fields[i]);
	for (unsigned i = 1; i < d->behind && is_array(type); i++) {
		type = clang_getArrayElementType(clang_getCanonicalType(type));
		place = element_place(walk, place);
	}
	walk_value(walk, place, last, type, d->value);
}

/* Pairs ITEMS [next, end) of the cursor stack with the fields of record TYPE, from *NEXT on. */
static void walk_record(struct init_walk *walk, uint32_t place, CXType type, unsigned *next,
                        unsigned end, bool elided, int depth)
{
	GArray *fields = g_array_new(FALSE, FALSE, sizeof(CXCursor));
	guint at = 0;

	clang_Type_visitFields(clang_getCanonicalType(type), push_field, fields);
	while (*next < end && (!elided || at < fields->len)) {
		struct designation d;

		if (designated(walk->ctx, cursor_at(&walk->ctx->stack, *next), &d)) {
			if (elided)
				break;
			at = field_position(fields, d.fields[0]);
		} else if (at < fields->len) {
			d.fields[d.count++] = g_array_index(fields, CXCursor, at);
		} else {
			break;
		}
		at++;
		if (starts_elided(&d) && depth < ELISION_DEPTH) {
			walk_record(walk, field_place(walk, place, d.fields[0]),
			            clang_getCursorType(d.fields[0]), next, end, true, depth + 1);
			continue;
		}
		++*next;
		walk_designated(walk, place, &d);
	}
	g_array_unref(fields);
}

/* Elements of an array: all are one place, since indices are not told apart. */
static void walk_array(struct init_walk *walk, uint32_t place, CXCursor field, CXType element,
                       unsigned first, unsigned end)
{
	for (unsigned i = first; i < end; i++) {
		CXCursor item = cursor_at(&walk->ctx->stack, i);

		if (clang_getCursorKind(item) == CXCursor_UnexposedExpr &&
		    clang_Cursor_isNull(cursor_only_child(item)))
			item = cursor_last_child(item); /* [index] = value */
		if (is_record(element) &&
		    clang_getCursorKind(cursor_strip(item)) != CXCursor_InitListExpr &&
		    !is_record(clang_getCursorType(item))) {
			unsigned next = i;

			walk_record(walk, element_place(walk, place), element, &next, end, true, 0);
			if (next > i)
				i = next - 1;
			continue; /* nothing was taken: no initializer of this record's, pass it */
		}
		walk_value(walk, element_place(walk, place), field, element, item);
	}
}

static void walk_list(struct init_walk *walk, uint32_t place, CXCursor field, CXType type,
                      CXCursor list)
{
	CXType canonical = clang_getCanonicalType(type);
	unsigned first = walk->ctx->stack.cursors->len;
	unsigned end = first + cursor_push_children(&walk->ctx->stack, list);
	unsigned next = first;

	if (canonical.kind == CXType_Record)
		walk_record(walk, place, canonical, &next, end, false, 0);
	else if (is_array(canonical))
		walk_array(walk, place, field, clang_getArrayElementType(canonical), first, end);
	else if (end > first)
		walk_value(walk, place, field, type, cursor_at(&walk->ctx->stack, first));
	cursor_pop(&walk->ctx->stack, first);
}

static void walk_value(struct init_walk *walk, uint32_t place, CXCursor field, CXType type,
                       CXCursor value)
{
	CXCursor stripped = cursor_strip(value);

	if (clang_getCursorKind(stripped) == CXCursor_InitListExpr)
		walk_list(walk, place, field, type, stripped);
	else if (walk->stores || lower_static_type(type))
		walk->scalar(walk, place, field, value);
}

static void store_scalar(struct init_walk *walk, uint32_t place, CXCursor field, CXCursor value)
{
	(void)field;
	event_store(walk->ctx, value, place, walk->ctx->expression(walk->ctx, value));
}

void lower_init(struct lower_context *ctx, uint32_t place, CXType type, CXCursor init)
{
	struct init_walk walk = { .ctx = ctx, .scalar = store_scalar, .stores = true };

	walk_value(&walk, place, clang_getNullCursor(), type, init);
}

/* VALUE without casts, address-of and what a constant condition or type does not choose. */
static CXCursor constant_target(struct lower_context *ctx, CXCursor value)
{
	for (;;) {
		CXCursor next;

		value = cursor_strip(value);
		switch (clang_getCursorKind(value)) {
		case CXCursor_CStyleCastExpr:
			next = cursor_last_child(value);
			break;
		case CXCursor_UnaryOperator:
			if (clang_getCursorUnaryOperatorKind(value) != CXUnaryOperator_AddrOf)
				return value;
			next = cursor_last_child(value);
			break;
		case CXCursor_ConditionalOperator:
			next = cursor_chosen(value);
			break;
		case CXCursor_GenericSelectionExpr:
			next = lower_generic_choice(ctx, value);
			break;
		default:
			return value;
		}
		if (clang_Cursor_isNull(next))
			return value;
		value = next;
	}
}

bool lower_static_type(CXType type)
{
	return type_may_hold_function(type) || type_is_text(type);
}

static void add_text(struct lower_context *ctx, uint32_t symbol, fact_str text)
{
	struct fact_init_text row = { .symbol = symbol, .text = text };
	gint64 *key = g_new(gint64, 1);

	*key = (gint64)((uint64_t)symbol << 32 | text);
	if (g_hash_table_add(ctx->init_texts, key))
		g_array_append_val(ctx->out->init_texts, row);
}

/* The text of string literal LITERAL, if it may be a path; else 0. */
static fact_str path_text(struct lower_context *ctx, CXCursor literal)
{
	g_autofree char *text = cursor_spelling(literal);

	return g_str_has_prefix(text, "\"/") ? facts_builder_string(ctx->out, text) : 0;
}

/* TARGET, which is no function, is given to the object, or to FIELD of one. */
static void note_text(struct init_walk *walk, CXCursor field, CXCursor target)
{
	struct lower_context *ctx = walk->ctx;
	enum CXCursorKind kind = clang_getCursorKind(target);
	bool whole = clang_Cursor_isNull(field);
	int64_t number;

	if (kind == CXCursor_IntegerLiteral && cursor_integer(target, &number) && !number)
		return;
	if (whole ? walk->text : type_is_text(clang_getCursorType(field)))
		add_text(ctx, whole ? walk->object : lower_symbol(ctx, field, SYMBOL_FIELD),
		         kind == CXCursor_StringLiteral ? path_text(ctx, target) : 0);
	if (kind != CXCursor_DeclRefExpr && kind != CXCursor_MemberRefExpr)
		return;
	target = clang_getCursorReferenced(target);
	if (type_is_text(clang_getCursorType(target)))
		add_text(
			ctx,
			lower_symbol(ctx, target,
		                     kind == CXCursor_DeclRefExpr ? SYMBOL_VARIABLE : SYMBOL_FIELD),
			0);
}

static void note_scalar(struct init_walk *walk, uint32_t place, CXCursor field, CXCursor value)
{
	struct fact_init row = { .object = walk->object, .field = FACT_NONE };
	CXCursor target = constant_target(walk->ctx, value), function;

	if (clang_getCursorKind(target) == CXCursor_CompoundLiteralExpr) {
		walk_value(walk, place, field, clang_getCursorType(target),
		           cursor_last_child(target));
		return;
	}
	function = clang_getCursorReferenced(target);
	if (clang_getCursorKind(target) != CXCursor_DeclRefExpr ||
	    clang_getCursorKind(function) != CXCursor_FunctionDecl) {
		note_text(walk, field, target);
		return;
	}
	if (!clang_Cursor_isNull(field))
		row.field = lower_symbol(walk->ctx, field, SYMBOL_FIELD);
	row.function = lower_symbol(walk->ctx, function, SYMBOL_FUNCTION);
	row.loc = lower_cursor_loc(walk->ctx, value);
	lower_queue_function(walk->ctx, function);
	g_array_append_val(walk->ctx->out->inits, row);
}

void lower_static_init(struct lower_context *ctx, CXCursor var)
{
	struct init_walk walk = { .ctx = ctx, .scalar = note_scalar };
	CXCursor init = clang_Cursor_getVarDeclInitializer(var);
	CXType type = clang_getCursorType(var);

	if (clang_Cursor_isNull(init) || !lower_static_type(type))
		return;
	if (!ctx->function)
		ctx->root = var;
	walk.object = lower_symbol(ctx, var, SYMBOL_VARIABLE);
	walk.text = type_is_text(type);
	walk_value(&walk, FACT_NONE, clang_getNullCursor(), type, init);
}

uint32_t lower_compound_literal(struct lower_context *ctx, CXCursor cursor)
{
	uint32_t local = lower_local(ctx, cursor, 0);
	uint32_t place = value_new(ctx, (struct fact_value){ .op = VALUE_LOCAL, .a = local });

	lower_init(ctx, place, clang_getCursorType(cursor), cursor_last_child(cursor));
	return place;
}
