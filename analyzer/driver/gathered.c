/* SPDX-License-Identifier: MIT
 *
 * gathered.c - pairs, sorted by main file and then split into two arrays.
 *
 * Units of the same file keep the order they came in, which for a database is that of their
 * commands.
 */
#include "driver/gathered.h"

#include <string.h>

struct row {
	const struct facts *facts;
	guint64 sum;
	set_id in;
};

void gathered_init(struct gathered *g)
{
	*g = (struct gathered){ .rows = g_array_new(FALSE, FALSE, sizeof(struct row)) };
}

void gathered_release(struct gathered *g)
{
	g_array_unref(g->rows);
	g_free(g->facts);
	g_free(g->sets);
	mains_free(g->mains);
}

void gathered_know(struct gathered *g, const struct programs *programs)
{
	g->programs = programs;
}

void gathered_add(struct gathered *g, const struct facts *facts, guint64 sum, set_id in)
{
	struct row row = { facts, sum, in };

	g_array_append_val(g->rows, row);
}

static gint row_order(gconstpointer a, gconstpointer b)
{
	const struct facts *x = ((const struct row *)a)->facts, *y = ((const struct row *)b)->facts;

	return strcmp(facts_string(x, x->unit->main_file), facts_string(y, y->unit->main_file));
}

void gathered_close(struct gathered *g)
{
	g_array_sort(g->rows, row_order);
	g->count = g->rows->len;
	g->facts = g_new(const struct facts *, (gsize)g->count + 1);
	g->sets = g_new(set_id, (gsize)g->count + 1);
	for (uint32_t i = 0; i < g->count; i++) {
		g->facts[i] = g_array_index(g->rows, struct row, i).facts;
		g->sets[i] = g_array_index(g->rows, struct row, i).in;
	}
	if (g->programs && g->programs->names->len) {
		g->members = (struct program_members){ g->programs->sets, g->sets };
		g->names = g->programs->names;
		return;
	}
	g->mains = mains_new(g->facts, g->count);
	g->members = (struct program_members){ g->mains->sets, g->mains->of_unit };
	g->names = g->mains->names;
}

void gathered_key(const struct gathered *g, GChecksum *key)
{
	unsigned programs = sets_size(g->members.sets);

	digest_add(key, &g->count, sizeof(g->count));
	digest_add(key, &programs, sizeof(programs));
	for (guint i = 0; i < g->names->len; i++)
		digest_add_text(key, g->names->pdata[i]);
	for (uint32_t i = 0; i < g->count; i++) {
		const struct row *row = &g_array_index(g->rows, struct row, i);

		digest_add_text(key, facts_string(row->facts, row->facts->unit->main_file));
		digest_add(key, &row->sum, sizeof(row->sum));
		for (unsigned k = 0; k < programs; k++) {
			bool in = sets_has(g->members.sets, g->members.of_unit[i], k);

			digest_add(key, &in, sizeof(in));
		}
	}
}
