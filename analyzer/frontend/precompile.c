/* SPDX-License-Identifier: MIT
 *
 * precompile.c - parse the lines, look for what a parse behind them would miss, save.
 *
 * Refused are lines
 *   - with errors: the words about them belong to each unit;
 *   - with functions or initialisers that become facts of every unit: behind a precompiled header
 *     only what follows is visited;
 *   - with texts that a precompiled header does not keep the meaning of: macros that are pushed,
 * the name of the file that is compiled;
 *   - with names that change on the way through a precompiled header ("./" in them).
 */
#include "frontend/precompile.h"

#include <string.h>
#include <glib/gstdio.h>

#include "frontend/lower.h"
#include "frontend/prefix_names.h"

static char *path_in(const char *folder, guint index, const char *suffix)
{
	return g_strdup_printf("%s/prefix-%u.%s", folder, index, suffix);
}

char *precompiled_path(const char *folder, guint index)
{
	return path_in(folder, index, "pch");
}

void precompiled_remove(const char *folder, guint index)
{
	g_autofree char *path = precompiled_path(folder, index);
	g_autofree char *list = path_in(folder, index, "files");

	g_unlink(path);
	g_unlink(list);
}

static enum CXChildVisitResult look_for_facts(CXCursor cursor, CXCursor parent, CXClientData data)
{
	(void)parent;
	if (!lower_takes(cursor))
		return CXChildVisit_Continue;
	*(bool *)data = true;
	return CXChildVisit_Break;
}

static bool has_facts(const struct tu *tu)
{
	bool found = false;

	clang_visitChildren(clang_getTranslationUnitCursor(tu->unit), look_for_facts, &found);
	return found;
}

static bool is_kept_in_meaning(const char *path)
{
	static const char *const words[] = { "push_macro", "__BASE_FILE__" };
	g_autoptr(GMappedFile) map = g_mapped_file_new(path, FALSE, NULL);
	gsize size = map ? g_mapped_file_get_length(map) : 0;

	if (!map || strstr(path, "/./"))
		return false;
	for (size_t i = 0; size && i < G_N_ELEMENTS(words); i++)
		if (memmem(g_mapped_file_get_contents(map), size, words[i], strlen(words[i])))
			return false;
	return true;
}

/* FILES without the pretended one, NAME; false when one of them speaks against precompiling. */
static bool judge_files(GPtrArray *files, const char *name)
{
	for (guint i = 0; i < files->len; i++) {
		g_autofree char *base = g_path_get_basename(files->pdata[i]);

		if (!strcmp(base, name))
			g_ptr_array_remove_index(files, i--);
		else if (!is_kept_in_meaning(files->pdata[i]))
			return false;
	}
	return true;
}

static bool write_list(const GPtrArray *files, const char *path)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < files->len; i++)
		g_string_append_len(text, files->pdata[i], (gssize)strlen(files->pdata[i]) + 1);
	return g_file_set_contents(path, text->str, (gssize)text->len, NULL);
}

/* What was read for prefix INDEX and for what it builds on. */
static GPtrArray *read_list(const char *folder, guint index)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *list = path_in(folder, index, "files");
	g_autofree char *text = NULL;
	gsize size;

	if (!g_file_get_contents(list, &text, &size, NULL))
		return files;
	for (const char *at = text; at < text + size; at += strlen(at) + 1)
		g_ptr_array_add(files, g_strdup(at));
	return files;
}

static bool save(const struct tu *tu, const char *path)
{
	return !clang_saveTranslationUnit(tu->unit, path, clang_defaultSaveOptions(tu->unit));
}

bool precompile(const struct prefix_plan *plan, guint index, const char *folder)
{
	const struct prefix *prefix = &g_array_index(plan->prefixes, struct prefix, index);
	bool has_parent = prefix->parent != PREFIX_NONE;
	g_autofree char *parent = has_parent ? precompiled_path(folder, prefix->parent) : NULL;
	g_autofree char *path = precompiled_path(folder, index);
	g_autofree char *list = path_in(folder, index, "files");
	g_autofree char *name = g_strdup_printf(".asynclint-prefix-%u.c", index);
	g_autoptr(GPtrArray) files = NULL, before = NULL;
	struct tu *tu = tu_parse_text(prefix->command, name, prefix->text, parent, NULL);
	bool ok;

	if (!tu)
		return false;
	files = tu_files(tu, prefix->command->directory);
	ok = !tu->errors && !has_facts(tu) && judge_files(files, name);
	before = has_parent ? read_list(folder, prefix->parent) : NULL;
	for (guint i = 0; before && i < before->len; i++)
		g_ptr_array_add(files, g_strdup(before->pdata[i]));
	ok = ok && write_list(files, list) && save(tu, path);
	tu_free(tu);
	return ok;
}

struct tu_prefix *precompiled_open(const struct prefix_plan *plan, guint index, const char *folder,
                                   GPtrArray *asked)
{
	struct tu_prefix *prefix = g_new0(struct tu_prefix, 1);

	prefix->command = g_array_index(plan->prefixes, struct prefix, index).command;
	prefix->pch = precompiled_path(folder, index);
	prefix->files = read_list(folder, index);
	prefix->names = prefix_names_new(prefix, asked);
	return prefix;
}

void precompiled_close(struct tu_prefix *prefix)
{
	if (!prefix)
		return;
	prefix_names_free(prefix->names);
	g_ptr_array_unref(prefix->files);
	g_free(prefix->pch);
	g_free(prefix);
}
