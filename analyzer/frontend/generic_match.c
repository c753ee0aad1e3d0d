/* SPDX-License-Identifier: MIT
 *
 * generic_match.c - which printed selection is which of those in the syntax tree.
 *
 * The problem
 *   Both come in the order of the source, but neither has all of them: the size of an array is
 *   printed as a number, and libclang does not visit the types of associations.
 *
 * The idea
 *   Two selections can be one when they have as many operands and these begin with the same
 *   words. The longest common sequence under that says which are; where there are several longest
 *   ones that give a selection different types, it stays unmatched.
 */
#include "frontend/generic_text.h"

#define CELLS_MAX (4u << 20) /* two selections thousand times two thousand */

static const char *word_at(const GPtrArray *words, guint index)
{
	return g_ptr_array_index(words, index);
}

/* A controlling type instead of an expression is printed but no operand, so words are compared from
 * the last one on. */
static gboolean can_be(const struct generic_shape *seen, const struct generic_shape *printed)
{
	guint a = seen->words->len, b = printed->words->len;

	if (a != b && a + 1 != b)
		return FALSE;
	for (; a > 0; a--, b--) {
		const char *x = word_at(seen->words, a - 1), *y = word_at(printed->words, b - 1);

		if (x && y && !g_str_equal(x, y))
			return FALSE;
	}
	return TRUE;
}

static gboolean same_types(const struct generic_shape *a, const struct generic_shape *b)
{
	if (a->types->len != b->types->len)
		return FALSE;
	for (guint i = 0; i < a->types->len; i++)
		if (!g_str_equal(word_at(a->types, i), word_at(b->types, i)))
			return FALSE;
	return TRUE;
}

/* The longest common sequences of two lists, from either end. */
struct lengths {
	const GPtrArray *seen, *printed;
	guint width;
	guint *before; /* [i * width + j]: of the first i and the first j */
	guint *after;  /* of those from i and from j on */
};

static gboolean can_pair(const struct lengths *l, guint i, guint j)
{
	return can_be(g_ptr_array_index(l->seen, i), g_ptr_array_index(l->printed, j));
}

static void fill(struct lengths *l)
{
	guint rows = l->seen->len, columns = l->printed->len;

	for (guint i = 1; i <= rows; i++)
		for (guint j = 1; j <= columns; j++) {
			guint *row = l->before + i * l->width, *above = row - l->width;

			row[j] = MAX(above[j], row[j - 1]);
			if (above[j - 1] + 1 > row[j] && can_pair(l, i - 1, j - 1))
				row[j] = above[j - 1] + 1;
		}
	for (guint i = rows; i-- > 0;)
		for (guint j = columns; j-- > 0;) {
			guint *row = l->after + i * l->width, *below = row + l->width;

			row[j] = MAX(below[j], row[j + 1]);
			if (below[j + 1] + 1 > row[j] && can_pair(l, i, j))
				row[j] = below[j + 1] + 1;
		}
}

/* The printed one that selection I is in every longest sequence that has it. */
static int only_partner(const struct lengths *l, guint i)
{
	guint total = l->after[0];
	int found = -1;

	for (guint j = 0; j < l->printed->len; j++) {
		guint with = l->before[i * l->width + j] + 1 + l->after[(i + 1) * l->width + j + 1];

		if (with != total || !can_pair(l, i, j))
			continue;
		if (found >= 0 && !same_types(g_ptr_array_index(l->printed, (guint)found),
		                              g_ptr_array_index(l->printed, j)))
			return -1;
		found = (int)j;
	}
	return found;
}

static gboolean pair_one_by_one(const GPtrArray *seen, const GPtrArray *printed)
{
	struct lengths l = { .seen = seen, .printed = printed };
	gboolean all = seen->len == printed->len;

	for (guint i = 0; all && i < seen->len; i++)
		all = can_pair(&l, i, i);
	return all;
}

int *generic_text_match(const GPtrArray *seen, const GPtrArray *printed)
{
	int *pairs = g_new(int, seen->len + 1);
	struct lengths l = { .seen = seen, .printed = printed, .width = printed->len + 1 };
	guint64 cells = (guint64)(seen->len + 1) * l.width;
	gboolean all = pair_one_by_one(seen, printed);

	for (guint i = 0; i < seen->len; i++)
		pairs[i] = all ? (int)i : -1;
	if (all || cells > CELLS_MAX)
		return pairs;
	l.before = g_new0(guint, cells);
	l.after = g_new0(guint, cells);
	fill(&l);
	for (guint i = 0; i < seen->len; i++)
		pairs[i] = only_partner(&l, i);
	g_free(l.before);
	g_free(l.after);
	return pairs;
}
