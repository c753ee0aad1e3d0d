/* SPDX-License-Identifier: MIT
 *
 * ctype_match.c - are two types compatible?
 *
 * The rules are those of C11 6.2.7, 6.7.2.2, 6.7.3 and 6.7.6 for one translation unit: an enum goes
 * with its integer type, an array without a size with any size, a function without a prototype
 * with one whose parameters need no promotion, and qualifiers count everywhere but on parameters.
 *
 * What holds: "different" and "compatible" are sure. A part that is unknown makes the whole unknown
 * unless another part already differs.
 */
#include "frontend/ctype.h"

#define MATCH_DEPTH 200

static enum ctype_match match(const struct ctype *a, const struct ctype *b, int depth);

static enum ctype_match both(enum ctype_match a, enum ctype_match b)
{
	return MIN(a, b);
}

static enum ctype_match sure(bool same)
{
	return same ? CTYPE_COMPATIBLE : CTYPE_DIFFERENT;
}

/* Two tags, or an enum and a basic type. */
static enum ctype_match match_tag(const struct ctype *a, const struct ctype *b)
{
	if (a->kind == CTYPE_TAG && b->kind == CTYPE_TAG) {
		if (a->identity == b->identity)
			return CTYPE_COMPATIBLE;
		/* Two of one name: only their scopes tell them apart, and we may have erred. */
		return g_strcmp0(a->name, b->name) || !a->name ? CTYPE_DIFFERENT : CTYPE_MAYBE;
	}
	const struct ctype *tag = a->kind == CTYPE_TAG ? a : b;
	const struct ctype *basic = a->kind == CTYPE_TAG ? b : a;

	if (!tag->is_enum || basic->kind != CTYPE_BASIC)
		return CTYPE_DIFFERENT;
	if (!tag->integer || tag->integer->kind != CTYPE_BASIC)
		return CTYPE_MAYBE;
	if (tag->integer->name != basic->name)
		return CTYPE_DIFFERENT;
	/* gcc follows the standard when both are const; clang takes those for different. */
	return tag->qualifiers ? CTYPE_MAYBE : CTYPE_COMPATIBLE;
}

static enum ctype_match match_array(const struct ctype *a, const struct ctype *b, int depth)
{
	enum ctype_match elements = match(a->of, b->of, depth);

	if (a->size >= 0 && b->size >= 0)
		return both(elements, sure(a->size == b->size));
	if (a->size == CTYPE_UNKNOWN_SIZE || b->size == CTYPE_UNKNOWN_SIZE)
		return both(elements, CTYPE_MAYBE);
	return elements;
}

/* Does TYPE reach a function without prototype as it is? */
static enum ctype_match unpromoted(const struct ctype *type)
{
	static const char *const promoted[] = {
		"_Bool", "char", "signed char", "unsigned char", "short", "unsigned short", "float",
	};

	if (type->kind == CTYPE_UNKNOWN || (type->kind == CTYPE_TAG && type->is_enum))
		return CTYPE_MAYBE;
	for (size_t i = 0; type->kind == CTYPE_BASIC && i < G_N_ELEMENTS(promoted); i++)
		if (!g_strcmp0(type->name, promoted[i]))
			return CTYPE_DIFFERENT;
	return CTYPE_COMPATIBLE;
}

static enum ctype_match match_without_prototype(const struct ctype *function)
{
	enum ctype_match result = sure(!function->is_variadic);

	for (unsigned i = 0; i < function->param_count; i++)
		result = both(result, unpromoted(function->params[i]));
	return result;
}

static enum ctype_match match_unqualified(const struct ctype *a, const struct ctype *b, int depth)
{
	struct ctype x = *a, y = *b;

	x.qualifiers = y.qualifiers = 0;
	return match(&x, &y, depth);
}

static enum ctype_match match_function(const struct ctype *a, const struct ctype *b, int depth)
{
	enum ctype_match result = match_unqualified(a->of, b->of, depth);

	/* Compilers differ on the qualifiers of a result. */
	if (a->of->qualifiers != b->of->qualifiers)
		result = both(result, CTYPE_MAYBE);
	if (!a->has_prototype || !b->has_prototype)
		return both(result, both(match_without_prototype(a), match_without_prototype(b)));
	if (a->param_count != b->param_count || a->is_variadic != b->is_variadic)
		return CTYPE_DIFFERENT;
	for (unsigned i = 0; i < a->param_count; i++)
		result = both(result, match_unqualified(a->params[i], b->params[i], depth));
	return result;
}

static enum ctype_match match(const struct ctype *a, const struct ctype *b, int depth)
{
	if (a->kind == CTYPE_UNKNOWN || b->kind == CTYPE_UNKNOWN || depth > MATCH_DEPTH)
		return CTYPE_MAYBE;
	if (a->qualifiers != b->qualifiers)
		return CTYPE_DIFFERENT;
	if (a->kind == CTYPE_TAG || b->kind == CTYPE_TAG)
		return match_tag(a, b);
	if (a->kind != b->kind)
		return CTYPE_DIFFERENT;
	switch (a->kind) {
	case CTYPE_BASIC:
		return sure(a->name == b->name);
	case CTYPE_ARRAY:
		return match_array(a, b, depth + 1);
	case CTYPE_FUNCTION:
		return match_function(a, b, depth + 1);
	default:
		return match(a->of, b->of, depth + 1);
	}
}

enum ctype_match ctype_match(const struct ctype *a, const struct ctype *b)
{
	return match(a, b, 0);
}
