/* SPDX-License-Identifier: MIT
 *
 * spots.c - marks first, then every function that could make something of them.
 *
 * Which code was analysed is known by functions and their events. A mark in a function that was
 * given up on, in text that this configuration does not compile, in a file that is compiled several
 * times (of equal functions one is analysed), or in a header outside of every function that was
 * looked at (an inline function nobody calls is none), is not judged.
 */
#include "policy/spots.h"

#include <string.h>

#include "policy/orders.h"
#include "policy/paths.h"

/* A spot on the way: what becomes of it depends on functions of any unit. */
struct draft {
	struct spot spot;
	const struct fact_mark *mark; /* of the unit that had it first; NULL: an annotation */
	bool in_main_file;
	bool in_function;
	bool live;  /* a function that was analysed has code there */
	bool doubt; /* one that was given up on may have */
};

struct search {
	const struct policy_run *run;
	struct spots *spots;
	GHashTable *mains;       /* path of a main file, borrowed -> how many units it is of */
	GHashTable *paths;       /* path as facts have it -> GPtrArray of struct draft *, owned */
	GHashTable *annotations; /* "path:line:text" of those that were seen */
};

static struct draft *add_draft(struct search *s, const char *path, struct draft draft)
{
	GPtrArray *there = g_hash_table_lookup(s->paths, path);
	struct draft *copy = g_memdup2(&draft, sizeof(draft));

	if (!there) {
		there = g_ptr_array_new();
		g_hash_table_insert(s->paths, (gpointer)path, there);
	}
	copy->spot.file = path_shown(s->run->base, path);
	copy->in_main_file = g_hash_table_contains(s->mains, path);
	copy->doubt |= GPOINTER_TO_UINT(g_hash_table_lookup(s->mains, path)) > 1;
	g_ptr_array_add(there, copy);
	g_ptr_array_add(s->spots->all, copy);
	return copy;
}

/* The marks of files that no unit before had. */
static void take_marks(struct search *s, const struct facts *f)
{
	uint32_t last = FACT_NONE;
	bool known = false;

	for (uint32_t i = 0; i < f->marks_count; i++) {
		const struct fact_mark *m = &f->marks[i];
		const char *path = facts_string(f, f->files[m->file].path);

		if (m->file != last)
			known = g_hash_table_contains(s->paths, path);
		last = m->file;
		if (!known)
			add_draft(s, path,
			          (struct draft){ .spot = { .line = m->first_line,
			                                    .from = m->code_line,
			                                    .to = m->code_line,
			                                    .function = "",
			                                    .text = facts_string(f, m->text) },
			                          .mark = m });
	}
}

/* Is there an event in LINE of FILE in FN? */
static bool has_event(const struct facts *f, const struct fact_function *fn, uint32_t file,
                      unsigned line)
{
	for (uint32_t i = 0; i < fn->event_count; i++) {
		struct fact_loc loc = f->events[fn->event_first + i].loc;

		if (loc.file == file && loc.line == line)
			return true;
	}
	return false;
}

/* What FN, which stands in the file of DRAFT's mark, means for it. */
static void look_at(struct draft *d, const struct facts *f, const struct fact_function *fn)
{
	const struct fact_symbol *symbol = &f->symbols[fn->symbol];
	const struct fact_mark *m = d->mark;
	unsigned from = symbol->def.line, to = MAX(from, fn->end.line);
	bool covers = m->open_line && m->code_line <= from && from <= m->open_line;

	if (!covers && (m->code_line < from || m->code_line > to))
		return;
	d->spot.function = facts_string(f, symbol->name);
	if (covers)
		d->spot.to = MAX(d->spot.to, to);
	d->in_function = true;
	d->doubt |= (fn->flags & FUNCTION_GAVE_UP) != 0;
	d->live |= covers || !(m->flags & MARK_CONDITIONAL) ||
	           has_event(f, fn, symbol->def.file, m->code_line);
}

static void take_annotations(struct search *s, const struct facts *f,
                             const struct fact_function *fn)
{
	const struct fact_symbol *symbol = &f->symbols[fn->symbol];
	const char *path = facts_path(f, symbol->def);

	for (uint32_t i = 0; i < symbol->annotation_count; i++) {
		const char *text = facts_string(f, f->annotations[symbol->annotation_first + i]);
		struct draft *draft;

		if (!g_str_has_prefix(text, ANNOTATION_START) ||
		    !g_hash_table_add(s->annotations,
		                      g_strdup_printf("%s:%u:%s", path, symbol->def.line, text)))
			continue;
		draft = add_draft(s, path,
		                  (struct draft){ .spot = { .line = symbol->def.line,
		                                            .from = symbol->def.line,
		                                            .to = fn->end.line,
		                                            .text = text,
		                                            .annotation = true },
		                                  .live = true });
		draft->spot.function = facts_string(f, symbol->name);
		draft->doubt |= (fn->flags & FUNCTION_GAVE_UP) != 0;
	}
}

static void take_functions(struct search *s, const struct facts *f)
{
	/* Per file of the unit; looked up when a function in it is met first. */
	g_autofree GPtrArray **drafts = g_new0(GPtrArray *, f->files_count);
	g_autofree bool *known = g_new0(bool, f->files_count);

	for (uint32_t i = 0; i < f->functions_count; i++) {
		const struct fact_function *fn = &f->functions[i];
		const struct fact_symbol *symbol = &f->symbols[fn->symbol];
		uint32_t file = symbol->def.file;

		if (file == FACT_NONE)
			continue;
		if (!known[file])
			drafts[file] = g_hash_table_lookup(s->paths, facts_path(f, symbol->def));
		known[file] = true;
		for (guint k = 0; drafts[file] && k < drafts[file]->len; k++)
			if (((struct draft *)drafts[file]->pdata[k])->mark)
				look_at(drafts[file]->pdata[k], f, fn);
		if (symbol->annotation_count)
			take_annotations(s, f, fn);
	}
}

/* Everything was seen: decides what can be judged, and files the spots under their shown names. */
static void conclude(struct search *s)
{
	for (guint i = 0; i < s->spots->all->len; i++) {
		struct draft *d = s->spots->all->pdata[i];
		GPtrArray *there = g_hash_table_lookup(s->spots->files, d->spot.file);

		d->spot.judged = !d->doubt && (d->in_function || !d->mark
		                                       ? d->live
		                                       : d->in_main_file && !(d->mark->flags &
		                                                              MARK_CONDITIONAL));
		if (!there) {
			there = g_ptr_array_new();
			g_hash_table_insert(s->spots->files, (gpointer)d->spot.file, there);
		}
		g_ptr_array_add(there, d);
	}
}

static void count_main_file(struct search *s, const struct facts *f)
{
	const char *path = facts_string(f, f->unit->main_file);
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(s->mains, path));

	g_hash_table_insert(s->mains, (gpointer)path, GUINT_TO_POINTER(count + 1));
}

struct spots *spots_new(const struct policy_run *run)
{
	struct spots *spots = g_new0(struct spots, 1);
	struct search s = { .run = run, .spots = spots };

	spots->all = g_ptr_array_new_with_free_func(g_free);
	spots->files = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	                                     (GDestroyNotify)g_ptr_array_unref);
	s.mains = g_hash_table_new(g_str_hash, g_str_equal);
	s.paths = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	                                (GDestroyNotify)g_ptr_array_unref);
	s.annotations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (uint32_t i = 0; i < run->unit_count; i++)
		count_main_file(&s, run->units[i]);
	for (uint32_t i = 0; i < run->unit_count; i++)
		take_marks(&s, run->units[i]);
	for (uint32_t i = 0; i < run->unit_count; i++)
		take_functions(&s, run->units[i]);
	conclude(&s);
	g_hash_table_destroy(s.annotations);
	g_hash_table_destroy(s.paths);
	g_hash_table_destroy(s.mains);
	return spots;
}

void spots_free(struct spots *spots)
{
	if (!spots)
		return;
	g_hash_table_destroy(spots->files);
	g_ptr_array_unref(spots->all);
	g_free(spots);
}

const GPtrArray *spots_in(const struct spots *spots, const char *file)
{
	return file ? g_hash_table_lookup(spots->files, file) : NULL;
}
