/* SPDX-License-Identifier: MIT
 *
 * ninja.c - build lines and what surrounds them.
 *
 * Of each build line the command is made as Ninja would run it, and read (link_command.h). What a
 * line says of its inputs behind | and || is not needed: what is linked stands in the command.
 *
 * What holds: every file comes to an end. A file that is being read is not read again inside
 * itself; the number of files, their size and the text that variables make are bounded.
 */
#include "buildsys/ninja.h"

#include <string.h>

#include "buildsys/link_command.h"
#include "buildsys/ninja_lines.h"
#include "buildsys/ninja_scope.h"
#include "support/file.h"

#define FILE_BYTES ((gsize)512 << 20)
#define ALL_BYTES  ((gsize)1 << 30)
#define FILES      4000
#define DEPTH      16
#define BUDGET     ((gsize)256 << 20) /* of text made by variables, */
#define PER_BYTE   16                 /* and as much more per byte read */

static const char too_much[] = "its variables make too much text";

struct reader {
	struct link_steps *steps;
	const char *directory;
	GHashTable *objects;
	GPtrArray *open; /* char *: paths of the files at work */
	unsigned files;
	gsize bytes;
	ninja_budget budget;
};

static bool read_file(struct reader *reader, const char *path, struct ninja_scope *scope);

static GHashTable *new_variables(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* Does LINE begin with KEYWORD? Then *REST is what follows. */
static bool begins(const char *line, const char *keyword, const char **rest)
{
	size_t length = strlen(keyword);

	*rest = line + length;
	return !strncmp(line, keyword, length) && **rest == ' ';
}

/* The rule called NAME; its texts are kept as written. */
static const char *read_rule(struct ninja_lines *lines, const char *name, struct ninja_scope *scope)
{
	GHashTable *rule = new_variables();
	char *key, *value;

	g_hash_table_insert(scope->rules, g_strstrip(g_strdup(name)), rule);
	while (ninja_lines_next_indented(lines)) {
		if (!ninja_lines_binding(lines, &key, &value))
			return "is no line of a rule";
		g_hash_table_insert(rule, g_strdup(key), g_strdup(value));
	}
	return NULL;
}

/* The variables below the line at hand, into VARIABLES. */
static const char *read_variables(struct reader *r, struct ninja_lines *lines,
                                  const struct ninja_scope *scope, GHashTable *variables)
{
	char *key, *value;

	while (ninja_lines_next_indented(lines)) {
		char *text;

		if (!ninja_lines_binding(lines, &key, &value))
			return "is neither a variable nor a rule";
		text = ninja_evaluate(scope, NULL, value, &r->budget);
		if (!text)
			return too_much;
		g_hash_table_insert(variables, g_strdup(key), text);
	}
	return NULL;
}

/* The paths at *TEXT up to a colon, a bar or the end, as written. */
static GPtrArray *take_paths(const char **text)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	char *path;

	while ((path = ninja_lines_path(text)))
		g_ptr_array_add(paths, path);
	*text += strspn(*text, " ");
	return paths;
}

/* What PATHS mean for EDGE, in place. */
static bool evaluate_paths(struct reader *r, const struct ninja_edge *edge, GPtrArray *paths)
{
	for (guint i = 0; i < paths->len; i++) {
		char *text = ninja_evaluate(edge->scope, edge, paths->pdata[i], &r->budget);

		if (!text)
			return false;
		g_free(paths->pdata[i]);
		paths->pdata[i] = text;
	}
	return true;
}

/* Does EDGE only make an object that the database knows? */
static bool is_known_object(const struct reader *r, const struct ninja_edge *edge)
{
	g_autofree char *path = edge->outputs->len ? g_canonicalize_filename(
							     edge->outputs->pdata[0], r->directory)
	                                           : NULL;

	return path && g_hash_table_contains(r->objects, path);
}

/* COMMAND with the response file that it names replaced by what will be in it. */
static char *with_response(const char *command, const char *file, const char *content)
{
	g_autofree char *word = g_strconcat("@", file, NULL);
	g_auto(GStrv) parts = *file ? g_strsplit(command, word, -1) : NULL;
	g_autofree char *line = g_strdelimit(g_strdup(content), "\n", ' ');

	return parts ? g_strjoinv(line, parts) : g_strdup(command);
}

/* What EDGE runs, and what that links. A command that is no simple one (a script of some sort)
 * links nothing as far as we know. */
static const char *read_command(struct reader *r, const struct ninja_edge *edge)
{
	g_autofree char *command = ninja_edge_variable(edge, "command", &r->budget);
	g_autofree char *file = ninja_edge_variable(edge, "rspfile", &r->budget);
	g_autofree char *content = ninja_edge_variable(edge, "rspfile_content", &r->budget);
	g_autofree char *whole = NULL;

	if (!command || !file || !content)
		return too_much;
	whole = with_response(command, file, content);
	if (strlen(whole) > r->budget)
		return too_much;
	r->budget -= strlen(whole);
	(void)!link_command_read(r->steps, r->directory, whole);
	return NULL;
}

/* A build line: TEXT is "OUTPUTS | MORE: RULE INPUTS | MORE". */
static const char *read_build(struct reader *r, struct ninja_lines *lines, const char *text,
                              const struct ninja_scope *scope)
{
	g_autoptr(GHashTable) variables = new_variables();
	g_autoptr(GPtrArray) outputs = take_paths(&text), inputs = NULL;
	struct ninja_edge edge = { .scope = scope, .variables = variables, .outputs = outputs };
	g_autofree char *rule = NULL;
	const char *why;

	while (*text == '|') {
		text++;
		g_ptr_array_unref(take_paths(&text));
	}
	if (*text++ != ':' || !outputs->len || !(rule = ninja_lines_path(&text)))
		return "is no build line";
	edge.inputs = inputs = take_paths(&text);
	why = read_variables(r, lines, scope, variables);
	if (why)
		return why;
	if (!evaluate_paths(r, &edge, outputs) || !evaluate_paths(r, &edge, inputs))
		return too_much;
	edge.rule = ninja_scope_rule(scope, rule);
	return edge.rule && !is_known_object(r, &edge) ? read_command(r, &edge) : NULL;
}

/* include and subninja: the file NAME, whose variables are SCOPE's. False: it was said why not. */
static bool read_further(struct reader *r, const char *name, struct ninja_scope *scope)
{
	g_autofree char *text = ninja_evaluate(scope, NULL, name + strspn(name, " "), &r->budget);
	g_autofree char *path = text ? g_canonicalize_filename(text, r->directory) : NULL;

	return path && read_file(r, path, scope);
}

/* A variable of the file. */
static const char *read_variable(struct reader *r, struct ninja_lines *lines,
                                 struct ninja_scope *scope)
{
	char *key, *value, *text;

	if (lines->indented || !ninja_lines_binding(lines, &key, &value))
		return "is not Ninja's language";
	text = ninja_evaluate(scope, NULL, value, &r->budget);
	if (!text)
		return too_much;
	g_hash_table_insert(scope->variables, g_strdup(key), text);
	return NULL;
}

/* One statement; *FURTHER becomes false when a file that it names could not be read. */
static const char *read_statement(struct reader *r, struct ninja_lines *lines,
                                  struct ninja_scope *scope, bool *further)
{
	const char *rest;

	if (begins(lines->line, "rule", &rest))
		return read_rule(lines, rest, scope);
	if (begins(lines->line, "build", &rest))
		return read_build(r, lines, rest, scope);
	if (begins(lines->line, "default", &rest))
		return NULL;
	if (begins(lines->line, "pool", &rest)) {
		while (ninja_lines_next_indented(lines))
			;
		return NULL;
	}
	if (begins(lines->line, "include", &rest)) {
		*further = read_further(r, rest, scope);
		return NULL;
	}
	if (begins(lines->line, "subninja", &rest)) {
		struct ninja_scope *inner = ninja_scope_new(scope);

		*further = read_further(r, rest, inner);
		ninja_scope_free(inner);
		return NULL;
	}
	return read_variable(r, lines, scope);
}

/* TEXT, which is taken over, of the file at PATH. False: trouble was noted. */
static bool read_text(struct reader *r, const char *path, char *text, struct ninja_scope *scope)
{
	struct ninja_lines lines;
	const char *why = NULL;
	bool further = true;

	ninja_lines_init(&lines, text);
	while (!why && further && ninja_lines_next(&lines)) {
		unsigned number = lines.number;

		why = read_statement(r, &lines, scope, &further);
		if (why) {
			g_autofree char *place = g_strdup_printf("%s:%u", path, number);

			link_steps_trouble(r->steps, place, why);
		}
	}
	ninja_lines_release(&lines);
	return !why && further;
}

/* Why the file at PATH is not read at this point, or NULL. */
static const char *why_not(const struct reader *r, const char *path)
{
	if (g_ptr_array_find_with_equal_func(r->open, path, g_str_equal, NULL))
		return "includes itself";
	if (r->open->len >= DEPTH)
		return "is more than 16 files deep";
	if (r->files >= FILES)
		return "comes after 4000 files";
	return r->bytes >= ALL_BYTES ? "comes after 1 GiB of others" : NULL;
}

static bool read_file(struct reader *r, const char *path, struct ninja_scope *scope)
{
	const char *why = why_not(r, path);
	gsize size = 0;
	char *text = why ? NULL : file_read(path, FILE_BYTES, &size, &why);
	bool ok;

	if (text && strlen(text) < size)
		why = "is no text";
	if (!text || why) {
		g_free(text);
		link_steps_trouble(r->steps, path, why);
		return false;
	}
	r->files++;
	r->bytes += size;
	r->budget += MIN(size * PER_BYTE, BUDGET);
	g_ptr_array_add(r->open, g_strdup(path));
	ok = read_text(r, path, text, scope);
	g_ptr_array_remove_index(r->open, r->open->len - 1);
	return ok;
}

static gint name_order(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reads NAME, a file that somebody may give to ninja. */
static void read_top(struct reader *reader, const char *name)
{
	g_autofree char *path = g_build_filename(reader->directory, name, NULL);
	struct ninja_scope *scope = ninja_scope_new(NULL);

	read_file(reader, path, scope);
	ninja_scope_free(scope);
}

static bool is_top(const char *name)
{
	return !strcmp(name, "build.ninja") ||
	       (g_str_has_prefix(name, "build-") && g_str_has_suffix(name, ".ninja"));
}

void ninja_read(struct link_steps *steps, const char *directory, GHashTable *objects)
{
	g_autofree char *path = g_build_filename(directory, "build.ninja", NULL);
	struct reader reader = { .steps = steps,
		                 .directory = directory,
		                 .objects = objects,
		                 .open = g_ptr_array_new_with_free_func(g_free),
		                 .budget = BUDGET };
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = NULL;
	const char *name;

	if (g_file_test(path, G_FILE_TEST_EXISTS))
		dir = g_dir_open(directory, 0, NULL);
	while (dir && (name = g_dir_read_name(dir)))
		if (is_top(name))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, name_order);
	for (guint i = 0; i < names->len; i++)
		read_top(&reader, names->pdata[i]);
	g_ptr_array_unref(reader.open);
}
