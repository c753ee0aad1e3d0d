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
	GArray *work;         /* units whose names are looked at in turn */
	GPtrArray *pending;   /* lists of units of which one is needed */
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

/* Fills FOUND with those of the units in LIST that the program at work can mean: they are no other
 * program's main, and the nearest. */
static void find_nearest(const struct walk *w, const GArray *list, GArray *found)
{
	size_t nearest = 0;

	g_array_set_size(found, 0);
	for (guint i = 0; i < list->len; i++) {
		uint32_t unit = g_array_index(list, uint32_t, i);
		size_t near = w->is_main[unit] ? 0 : nearness(w, unit);

		if (near > nearest)
			g_array_set_size(found, 0);
		nearest = MAX(nearest, near);
		if (near == nearest && !w->is_main[unit])
			g_array_append_val(found, unit);
	}
}

/* The program at work needs a unit of LIST. Which of several is decided later (choose). */
static void need_one(struct walk *w, const GArray *list)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	find_nearest(w, list, found);
	if (found->len == 1)
		need(w, g_array_index(found, uint32_t, 0));
	else if (found->len)
		g_ptr_array_add(w->pending, (gpointer)list);
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
			need_one(w, list);
	}
}

/* Looks at the names of all units that are needed from WORK's AT on; where that ends. */
static guint drain(struct walk *w, guint at)
{
	while (at < w->work->len)
		need_named(w, g_array_index(w->work, uint32_t, at++));
	return at;
}

/* How many more units the program at work would need for UNIT, as far as their names are clear. */
static guint cost_of(const struct walk *w, uint32_t unit)
{
	struct walk trial = *w;
	guint cost;

	trial.needed = g_memdup2(w->needed, (w->count + 1) * sizeof(*w->needed));
	trial.work = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	trial.pending = g_ptr_array_new();
	need(&trial, unit);
	cost = drain(&trial, 0);
	g_free(trial.needed);
	g_array_unref(trial.work);
	g_ptr_array_unref(trial.pending);
	return cost;
}

/* Of the units in LIST the program needs one. It may have one already; if not it is the one that
 * brings the least with it: what a server's file defines besides, a tool gets from a file made for
 * that. Of equal ones nobody knows. */
static void choose(struct walk *w, const GArray *list)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_autoptr(GArray) costs = g_array_new(FALSE, FALSE, sizeof(guint));
	guint least = G_MAXUINT;

	find_nearest(w, list, found);
	for (guint i = 0; i < found->len; i++)
		if (w->needed[g_array_index(found, uint32_t, i)])
			return;
	for (guint i = 0; i < found->len; i++) {
		guint cost = cost_of(w, g_array_index(found, uint32_t, i));

		g_array_append_val(costs, cost);
		least = MIN(least, cost);
	}
	for (guint i = 0; i < found->len; i++)
		if (g_array_index(costs, guint, i) == least)
			need(w, g_array_index(found, uint32_t, i));
}

/* Marks in needed what the program of unit MAIN is made of. */
static void walk_from(struct walk *w, uint32_t main)
{
	guint at;

	w->main = main;
	memset(w->needed, 0, (w->count + 1) * sizeof(*w->needed));
	g_array_set_size(w->work, 0);
	g_ptr_array_set_size(w->pending, 0);
	need(w, main);
	at = drain(w, 0);
	for (guint i = 0; i < w->pending->len; i++) {
		choose(w, w->pending->pdata[i]);
		at = drain(w, at);
	}
}

/* The programs that have what UNIT names: where all of it is defined by units that are known. */
static set_id programs_with_all(const struct walk *w, const struct mains *mains, uint32_t unit)
{
	const struct facts *f = w->units[unit];
	set_id programs = SET_ALL;

	for (uint32_t i = 0; i < f->symbols_count; i++) {
		const struct fact_symbol *s = &f->symbols[i];
		const GArray *list;
		set_id here = SET_NONE;

		if (s->kind == SYMBOL_FIELD || s->linkage != LINKAGE_EXTERNAL || is_definition(s))
			continue;
		list = g_hash_table_lookup(w->definers, facts_string(f, s->name));
		for (guint k = 0; list && k < list->len; k++)
			here = sets_or(mains->sets, here,
			               mains->of_unit[g_array_index(list, uint32_t, k)]);
		if (list)
			programs = sets_and(mains->sets, programs, here);
	}
	return programs;
}

/* A module can only be loaded into a program that has what it names. */
static void place_modules(const struct walk *w, struct mains *mains, const bool *any)
{
	for (uint32_t i = 0; i < w->count; i++) {
		set_id programs = any[i] ? SET_NONE : programs_with_all(w, mains, i);

		if (programs != SET_NONE)
			mains->of_unit[i] = programs;
	}
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
	place_modules(w, mains, any);
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
	w.pending = g_ptr_array_new();
	w.needed = g_new0(bool, (gsize)count + 1);
	find_programs(&w, mains);
	g_hash_table_destroy(w.definers);
	g_array_unref(w.work);
	g_ptr_array_unref(w.pending);
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
