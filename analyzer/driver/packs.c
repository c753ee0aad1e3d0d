/* SPDX-License-Identifier: MIT
 *
 * packs.c - finding the rule packs.
 *
 * They live beside the program: PREFIX/bin/asynclint has PREFIX/share/asynclint/rules. The build
 * tree has the same shape, so there is one rule and no path is compiled in.
 */
#include "driver/packs.h"

#include "support/log.h"

static char *own_directory(GError **error)
{
	g_autofree char *program = g_file_read_link("/proc/self/exe", error);
	g_autofree char *bin = program ? g_path_get_dirname(program) : NULL;
	g_autofree char *prefix = bin ? g_path_get_dirname(bin) : NULL;

	return prefix ? g_build_filename(prefix, "share", "asynclint", "rules", NULL) : NULL;
}

static bool add(struct model_set *set, const char *path, GError **error)
{
	size_t before = model_set_count(set);

	if (!g_file_test(path, G_FILE_TEST_IS_DIR))
		return model_set_add_file(set, path, error);
	if (!model_set_add_dir(set, path, error))
		return false;
	if (model_set_count(set) == before)
		log_warning("%s: no rule packs in it (*.json)", path);
	return true;
}

struct model_set *packs_load(char *const *project, char *const *more, GError **error)
{
	g_autofree char *own = own_directory(error);
	struct model_set *set;
	bool ok;

	if (!own)
		return NULL;
	set = model_set_new();
	ok = model_set_add_dir(set, own, error);
	for (; ok && project && *project; project++)
		ok = add(set, *project, error);
	for (; ok && more && *more; more++)
		ok = add(set, *more, error);
	if (ok)
		return set;
	model_set_free(set);
	return NULL;
}
