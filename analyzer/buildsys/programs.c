/* SPDX-License-Identifier: MIT
 *
 * programs.c - from link steps and objects to sets of programs.
 *
 * Files get numbers first, so that following a hundred programs through the same archives compares
 * no paths. An archive's or a library's units are then found once per program that contains it.
 */
#include "buildsys/programs.h"

#include <string.h>

#include "buildsys/cmake.h"
#include "buildsys/link_command.h"
#include "buildsys/ninja.h"

/* A file that is linked, or that a link makes. */
struct node {
	const struct link_step *step; /* that makes it, or NULL */
	GArray *units;                /* uint32_t commands whose object it is, or NULL */
	GArray *inputs;               /* uint32_t nodes, or NULL */
	uint32_t visited;             /* by which walk */
	bool in_program;
};

struct linkage {
	const struct compile_db *db;
	struct link_steps steps;
	GHashTable *numbers; /* char * -> row of nodes + 1 */
	GArray *nodes;       /* struct node */
	uint32_t walks;
	GArray *work; /* uint32_t nodes of the walk */
};

static struct node *node_at(const struct linkage *l, uint32_t node)
{
	return &g_array_index(l->nodes, struct node, node);
}

static void node_clear(gpointer data)
{
	struct node *node = data;

	if (node->units)
		g_array_unref(node->units);
	if (node->inputs)
		g_array_unref(node->inputs);
}

/* The node of PATH, made if need be. */
static uint32_t node_of(struct linkage *l, const char *path)
{
	gpointer row = g_hash_table_lookup(l->numbers, path);

	if (!row) {
		g_array_set_size(l->nodes, l->nodes->len + 1);
		row = GUINT_TO_POINTER(l->nodes->len);
		g_hash_table_insert(l->numbers, g_strdup(path), row);
	}
	return GPOINTER_TO_UINT(row) - 1;
}

static void add_to(GArray **list, uint32_t value)
{
	if (!*list)
		*list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_array_append_val(*list, value);
}

/* Is PATH, of a file that a compiler made, a program's name and no object's? A command that
 * compiles and links at once is often recorded as one that compiles, with the program for an
 * object. */
static bool is_program_name(const char *path)
{
	g_autofree char *name = g_path_get_basename(path);

	return !strchr(name, '.');
}

/* The object that COMMAND makes: -o, or what its entry says, or what a compiler would call it. The
 * entry comes second, because CMake 3.28 names objects from the top of the build there. */
static char *object_of(const struct compile_command *command)
{
	const char *named = link_command_output(command->argv);
	g_autofree char *name = NULL;
	char *dot;

	if (named)
		return g_canonicalize_filename(named, command->directory);
	if (command->output)
		return g_strdup(command->output);
	name = g_path_get_basename(command->file);
	dot = strrchr(name, '.');
	if (dot)
		*dot = '\0';
	g_autofree char *object = g_strconcat(name, ".o", NULL);

	return g_canonicalize_filename(object, command->directory);
}

/* UNIT is compiled into program OUTPUT (taken over) at once: its object has no name, so it gets one
 * that no file has. */
static void add_direct(struct linkage *l, uint32_t unit, char *output)
{
	const struct compile_command *command = l->db->commands->pdata[unit];
	g_autofree char *object = g_strdup_printf("%s|%u", output, unit);
	struct link_step *step;

	if (!link_command_only_compiles(command->argv))
		link_command_words(&l->steps, command->directory, command->argv);
	step = link_steps_make(&l->steps, output, LINK_PROGRAM);
	if (step)
		g_ptr_array_add(step->inputs, g_strdup(object));
	add_to(&node_at(l, node_of(l, object))->units, unit);
}

/* Does COMMAND, which makes OBJECT, link it at once? Only one that names its output can: a command
 * made up for an editor has neither -o nor -c. */
static bool links_at_once(const struct compile_command *command, const char *object)
{
	bool named = link_command_output(command->argv) != NULL;

	if (named && !link_command_only_compiles(command->argv))
		return true;
	return (named || command->output) && is_program_name(object);
}

static void add_objects(struct linkage *l)
{
	for (uint32_t i = 0; i < l->db->commands->len; i++) {
		const struct compile_command *command = l->db->commands->pdata[i];
		char *object = object_of(command);

		if (links_at_once(command, object)) {
			add_direct(l, i, object);
			continue;
		}
		add_to(&node_at(l, node_of(l, object))->units, i);
		g_free(object);
	}
}

/* The commands of the database that link. */
static void add_links(struct linkage *l)
{
	for (guint i = 0; i < l->db->links->len; i++) {
		const struct compile_command *command = l->db->links->pdata[i];

		link_command_read_split(&l->steps, command->directory, command->argv);
	}
}

static gint text_order(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The directories that a build may have left something in, in order. */
static GPtrArray *directories(const struct compile_db *db)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *list = g_ptr_array_new();

	if (db->folder && g_hash_table_add(seen, db->folder))
		g_ptr_array_add(list, db->folder);
	for (guint i = 0; i < db->commands->len; i++) {
		char *directory = ((struct compile_command *)db->commands->pdata[i])->directory;

		if (g_hash_table_add(seen, directory))
			g_ptr_array_add(list, directory);
	}
	g_ptr_array_sort(list, text_order);
	return list;
}

static void read_steps(struct linkage *l)
{
	g_autoptr(GPtrArray) places = directories(l->db);

	add_objects(l);
	add_links(l);
	link_steps_next_source(&l->steps);
	for (guint i = 0; i < places->len; i++)
		cmake_read(&l->steps, places->pdata[i]);
	link_steps_next_source(&l->steps);
	for (guint i = 0; i < places->len; i++)
		ninja_read(&l->steps, places->pdata[i], l->numbers);
}

/* libx.so.1.2 may be called libx.so by those who link it. */
static void add_alias(struct linkage *l, const char *output, uint32_t node)
{
	const char *so = g_strrstr(output, ".so.");
	g_autofree char *alias = so ? g_strndup(output, (gsize)(so - output) + 3) : NULL;

	if (alias && !g_hash_table_lookup(l->steps.by_output, alias))
		add_to(&node_at(l, node_of(l, alias))->inputs, node);
}

/* Steps become edges between nodes. An input that nobody makes and no unit is, is left out. */
static void add_edges(struct linkage *l, const GPtrArray *outputs)
{
	for (guint i = 0; i < outputs->len; i++) {
		const char *output = outputs->pdata[i];
		uint32_t node = node_of(l, output);

		node_at(l, node)->step = g_hash_table_lookup(l->steps.by_output, output);
		add_alias(l, output, node);
	}
	for (guint i = 0; i < outputs->len; i++) {
		const struct link_step *step = g_hash_table_lookup(l->steps.by_output,
		                                                   outputs->pdata[i]);
		uint32_t node = node_of(l, step->output);

		for (guint k = 0; k < step->inputs->len; k++) {
			gpointer input = g_hash_table_lookup(l->numbers, step->inputs->pdata[k]);

			if (input)
				add_to(&node_at(l, node)->inputs, GPOINTER_TO_UINT(input) - 1);
		}
	}
}

/* Puts onto WORK what NODE is made of, as far as this walk did not see it. A program is no part of
 * another. */
static void visit_inputs(struct linkage *l, uint32_t node)
{
	const GArray *inputs = node_at(l, node)->inputs;

	for (guint i = 0; inputs && i < inputs->len; i++) {
		uint32_t to = g_array_index(inputs, uint32_t, i);
		struct node *at = node_at(l, to);

		if (at->visited == l->walks || (at->step && at->step->kind == LINK_PROGRAM))
			continue;
		at->visited = l->walks;
		g_array_append_val(l->work, to);
	}
}

/* The units that NODE contains, into UNITS. */
static void walk(struct linkage *l, uint32_t node, GArray *units)
{
	g_array_set_size(l->work, 0);
	g_array_set_size(units, 0);
	l->walks++;
	visit_inputs(l, node);
	for (guint i = 0; i < l->work->len; i++) {
		uint32_t at = g_array_index(l->work, uint32_t, i);
		const GArray *own = node_at(l, at)->units;

		if (own)
			g_array_append_vals(units, own->data, own->len);
		visit_inputs(l, at);
	}
}

static void mark_contained(struct linkage *l)
{
	for (guint i = 0; i < l->work->len; i++)
		node_at(l, g_array_index(l->work, uint32_t, i))->in_program = true;
}

/* Per unit, its programs so far. */
struct membership {
	struct programs *programs;
	GArray **of_unit; /* uint32_t rows of names */
	bool *of_all;
};

/* OUTPUT is a program: who is in it? */
static void add_program(struct linkage *l, struct membership *m, const char *output, GArray *units)
{
	uint32_t row = m->programs->names->len;

	walk(l, node_of(l, output), units);
	mark_contained(l);
	if (!units->len)
		return;
	g_ptr_array_add(m->programs->names, g_strdup(output));
	for (guint i = 0; i < units->len; i++)
		add_to(&m->of_unit[g_array_index(units, uint32_t, i)], row);
}

static void find_members(struct linkage *l, struct membership *m, const GPtrArray *outputs)
{
	g_autoptr(GArray) units = g_array_new(FALSE, FALSE, sizeof(uint32_t));

	for (guint i = 0; i < outputs->len; i++) {
		const struct link_step *step = node_at(l, node_of(l, outputs->pdata[i]))->step;

		if (step->kind == LINK_PROGRAM)
			add_program(l, m, step->output, units);
	}
	for (guint i = 0; i < outputs->len; i++) {
		const struct node *node = node_at(l, node_of(l, outputs->pdata[i]));

		if (node->step->kind != LINK_LIBRARY || node->in_program)
			continue;
		walk(l, node_of(l, outputs->pdata[i]), units);
		for (guint k = 0; k < units->len; k++)
			m->of_all[g_array_index(units, uint32_t, k)] = true;
	}
}

/* Lists of programs become sets. */
static void close_sets(const struct linkage *l, struct membership *m)
{
	struct programs *p = m->programs;
	g_autofree bool *members = g_new0(bool, (gsize)p->names->len + 1);

	p->sets = sets_new(p->names->len);
	for (guint i = 0; i < l->db->commands->len; i++) {
		const GArray *list = m->of_unit[i];

		p->of_unit[i] = SET_ALL;
		if (!list || m->of_all[i])
			continue;
		for (guint k = 0; k < list->len; k++)
			members[g_array_index(list, uint32_t, k)] = true;
		p->of_unit[i] = sets_of(p->sets, members);
		memset(members, 0, sizeof(*members) * p->names->len);
	}
}

static void find_programs(struct linkage *l, struct programs *programs)
{
	guint count = l->db->commands->len;
	struct membership m = { .programs = programs };
	g_autoptr(GPtrArray) outputs = g_ptr_array_new();
	GHashTableIter iter;
	gpointer output;

	g_hash_table_iter_init(&iter, l->steps.by_output);
	while (!l->steps.problem && g_hash_table_iter_next(&iter, &output, NULL))
		g_ptr_array_add(outputs, output);
	g_ptr_array_sort(outputs, text_order);
	m.of_unit = g_new0(GArray *, (gsize)count + 1);
	m.of_all = g_new0(bool, (gsize)count + 1);
	add_edges(l, outputs);
	find_members(l, &m, outputs);
	close_sets(l, &m);
	for (guint i = 0; i < count; i++)
		if (m.of_unit[i])
			g_array_unref(m.of_unit[i]);
	g_free(m.of_unit);
	g_free(m.of_all);
}

struct programs *programs_new(const struct compile_db *db)
{
	struct programs *programs = g_new0(struct programs, 1);
	struct linkage l = { .db = db };

	programs->names = g_ptr_array_new_with_free_func(g_free);
	programs->of_unit = g_new0(set_id, (gsize)db->commands->len + 1);
	link_steps_init(&l.steps);
	l.numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	l.nodes = g_array_new(FALSE, TRUE, sizeof(struct node));
	g_array_set_clear_func(l.nodes, node_clear);
	l.work = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	if (db->folder)
		read_steps(&l);
	find_programs(&l, programs);
	programs->problem = g_strdup(l.steps.problem);
	link_steps_release(&l.steps);
	g_hash_table_destroy(l.numbers);
	g_array_unref(l.nodes);
	g_array_unref(l.work);
	return programs;
}

void programs_free(struct programs *programs)
{
	if (!programs)
		return;
	g_ptr_array_unref(programs->names);
	sets_free(programs->sets);
	g_free(programs->of_unit);
	g_free(programs->problem);
	g_free(programs);
}
