/* SPDX-License-Identifier: MIT
 *
 * mains.c - names to the units that define them, then one walk from each main.
 *
 * A unit's symbols are those that its code uses or defines; a declaration that nobody uses is none.
 * So what a unit does not define but has as a symbol, it needs.
 */
#include "link/mains.h"

#include <string.h>

struct walk {
	const struct facts *const *units;
	uint32_t count;
	GHashTable *definers; /* name -> GArray of uint32_t units */
	GArray *work;         /* units whose names were not looked at */
	bool *is_main;        /* per unit */
	bool *needed;         /* per unit, for the main at work */
	uint32_t main;        /* unit */
};

/* Is SYMBOL something that other units can name and this one defines? An inline function that a
 * header defines is every unit's own. */
static bool is_definition(const struct fact_symbol *s)
{
	return s->kind != SYMBOL_FIELD && s->linkage == LINKAGE_EXTERNAL &&
	       (s->flags & SYMBOL_DEFINED) && !(s->flags & SYMBOL_INLINE);
}

static void note_definitions(struct walk *w, uint32_t unit)
{
	const struct facts *f = w->units[unit];

	for (uint32_t i = 0; i < f->symbols_count; i++) {
		const char *name = facts_string(f, f->symbols[i].name);
		GArray *list;

		if (!is_definition(&f->symbols[i]))
			continue;
		list = g_hash_table_lookup(w->definers, name);
		if (!list) {
			list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
			g_hash_table_insert(w->definers, (gpointer)name, list);
		}
		g_array_append_val(list, unit);
	}
}

static bool has_main(const struct facts *f)
{
	for (uint32_t i = 0; i < f->symbols_count; i++)
		if (f->symbols[i].kind == SYMBOL_FUNCTION && is_definition(&f->symbols[i]) &&
		    !strcmp(facts_string(f, f->symbols[i].name), "main"))
			return true;
	return false;
}

static void need(struct walk *w, uint32_t unit)
{
	if (w->needed[unit])
		return;
	w->needed[unit] = true;
	g_array_append_val(w->work, unit);
}

/* How many characters of folders UNIT and the main at work have in common. */
static size_t nearness(const struct walk *w, uint32_t unit)
{
	const struct facts *f = w->units[unit], *g = w->units[w->main];
	const char *a = facts_string(f, f->unit->main_file),
		   *b = facts_string(g, g->unit->main_file);
	size_t folders = 0;

	for (size_t i = 0; a[i] && a[i] == b[i]; i++)
		if (a[i] == '/')
			folders = i + 1;
	return folders;
}

/* The program at work needs one of the units in LIST that are no other program's main: the nearest,
 * or several that are equally near. */
static void need_nearest(struct walk *w, const GArray *list)
{
	size_t nearest = 0;

	for (guint i = 0; i < list->len; i++) {
		uint32_t unit = g_array_index(list, uint32_t, i);

		if (!w->is_main[unit])
			nearest = MAX(nearest, nearness(w, unit));
	}
	for (guint i = 0; i < list->len; i++) {
		uint32_t unit = g_array_index(list, uint32_t, i);

		if (!w->is_main[unit] && nearness(w, unit) == nearest)
			need(w, unit);
	}
}

/* The units that UNIT names something of. */
static void need_named(struct walk *w, uint32_t unit)
{
	const struct facts *f = w->units[unit];

	for (uint32_t i = 0; i < f->symbols_count; i++) {
		const struct fact_symbol *s = &f->symbols[i];
		const GArray *list;

		if (s->kind == SYMBOL_FIELD || s->linkage != LINKAGE_EXTERNAL || is_definition(s))
			continue;
		list = g_hash_table_lookup(w->definers, facts_string(f, s->name));
		if (list)
			need_nearest(w, list);
	}
}

/* Marks in needed what the program of unit MAIN is made of. */
static void walk_from(struct walk *w, uint32_t main)
{
	w->main = main;
	memset(w->needed, 0, (w->count + 1) * sizeof(*w->needed));
	g_array_set_size(w->work, 0);
	need(w, main);
	for (guint i = 0; i < w->work->len; i++)
		need_named(w, g_array_index(w->work, uint32_t, i));
}

/* Fills MAINS with a program for each main. */
static void find_programs(struct walk *w, struct mains *mains)
{
	guint programs = mains->names->len;
	g_autofree bool *in = g_new0(bool, (gsize)w->count *programs + 1);
	g_autofree bool *any = g_new0(bool, (gsize)w->count + 1);
	guint program = 0;

	for (uint32_t i = 0; i < w->count; i++)
		note_definitions(w, i);
	for (uint32_t i = 0; i < w->count; i++) {
		if (!w->is_main[i])
			continue;
		walk_from(w, i);
		for (uint32_t k = 0; k < w->count; k++) {
			in[(gsize)k * programs + program] = w->needed[k];
			any[k] |= w->needed[k];
		}
		program++;
	}
	for (uint32_t k = 0; k < w->count; k++)
		if (any[k])
			mains->of_unit[k] = sets_of(mains->sets, &in[(gsize)k * programs]);
}

struct mains *mains_new(const struct facts *const *units, uint32_t count)
{
	struct mains *mains = g_new0(struct mains, 1);
	struct walk w = { .units = units, .count = count };
	g_autofree bool *is_main = w.is_main = g_new0(bool, (gsize)count + 1);

	mains->names = g_ptr_array_new();
	mains->of_unit = g_new0(set_id, (gsize)count + 1);
	for (uint32_t i = 0; i < count; i++) {
		mains->of_unit[i] = SET_ALL;
		is_main[i] = has_main(units[i]);
		if (is_main[i])
			g_ptr_array_add(mains->names, (gpointer)facts_string(
							      units[i], units[i]->unit->main_file));
	}
	if (mains->names->len < 2)
		g_ptr_array_set_size(mains->names, 0);
	mains->sets = sets_new(mains->names->len);
	if (!mains->names->len)
		return mains;
	w.definers = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	                                   (GDestroyNotify)g_array_unref);
	w.work = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	w.needed = g_new0(bool, (gsize)count + 1);
	find_programs(&w, mains);
	g_hash_table_destroy(w.definers);
	g_array_unref(w.work);
	g_free(w.needed);
	return mains;
}

void mains_free(struct mains *mains)
{
	if (!mains)
		return;
	g_ptr_array_unref(mains->names);
	sets_free(mains->sets);
	g_free(mains->of_unit);
	g_free(mains);
}
