/* SPDX-License-Identifier: MIT
 *
 * search.c - the directories in the arguments, in the environment, and those built into clang.
 *
 * The built-in ones depend on the target; instead of knowing targets, every folder below
 * /usr/include that has a target's name is taken. Directories too many do no harm here.
 */
#include "frontend/search.h"

#include <clang-c/Index.h>
#include <string.h>

static const char *const variables[] = { "CPATH", "C_INCLUDE_PATH" };
/* These change what clang does, or the values of macros. */
static const char *const others[] = { "CCC_OVERRIDE_OPTIONS", "SOURCE_DATE_EPOCH", "COMPILER_PATH",
	                              "GCC_EXEC_PREFIX" };

static void add(GPtrArray *path, const char *dir)
{
	if (*dir && !g_ptr_array_find_with_equal_func(path, dir, g_str_equal, NULL))
		g_ptr_array_add(path, g_strdup(dir));
}

/* The value of an argument that is one of NAMES, glued or in NEXT; NULL when it is none. */
static const char *value_of(const char *arg, const char *next, const char *const *names)
{
	for (; *names; names++)
		if (g_str_has_prefix(arg, *names))
			return arg[strlen(*names)] ? arg + strlen(*names) : next;
	return NULL;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_built_in(GPtrArray *path, const char *root)
{
	g_autofree char *usr = g_build_filename(root, "usr", "include", NULL);
	g_autofree char *local = g_build_filename(root, "usr", "local", "include", NULL);
	g_autofree char *top = g_build_filename(root, "include", NULL);
	g_autoptr(GDir) dir = g_dir_open(usr, 0, NULL);
	g_autoptr(GPtrArray) targets = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	add(path, local);
	while (dir && (name = g_dir_read_name(dir)))
		if (strstr(name, "-linux-"))
			g_ptr_array_add(targets, g_build_filename(usr, name, NULL));
	g_ptr_array_sort(targets, by_text);
	for (guint i = 0; i < targets->len; i++)
		add(path, targets->pdata[i]);
	add(path, usr);
	add(path, top);
}

static char **finish(GPtrArray *words)
{
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}

char **search_built_in(void)
{
	GPtrArray *path = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
		g_auto(GStrv) dirs = g_strsplit(g_getenv(variables[i]) ?: "", ":", -1);

		for (char **dir = dirs; *dir; dir++)
			add(path, *dir);
	}
	add(path, LIBCLANG_RESOURCE_DIR "/include");
	add_built_in(path, "/");
	return finish(path);
}

char **search_path(const GPtrArray *args, char *const *built_in)
{
	static const char *const searched[] = { "-isystem", "-iquote", "-idirafter", "-I", NULL };
	static const char *const roots[] = { "-isysroot", "--sysroot=", NULL };
	GPtrArray *path = g_ptr_array_new();

	for (guint i = 0; i < args->len; i++) {
		const char *next = i + 1 < args->len ? args->pdata[i + 1] : "";
		const char *root = value_of(args->pdata[i], next, roots);

		if (root)
			add_built_in(path, root);
		else
			add(path, value_of(args->pdata[i], next, searched) ?: "");
	}
	for (; *built_in; built_in++)
		add(path, *built_in);
	return finish(path);
}

char **search_forced(const GPtrArray *args)
{
	GPtrArray *names = g_ptr_array_new();

	for (guint i = 0; i + 1 < args->len; i++)
		if (!strcmp(args->pdata[i], "-include") || !strcmp(args->pdata[i], "-imacros"))
			g_ptr_array_add(names, g_strdup(args->pdata[i + 1]));
	return finish(names);
}

char *search_environment(void)
{
	CXString version = clang_getClangVersion();
	GString *text = g_string_new(clang_getCString(version));

	clang_disposeString(version);
	for (size_t i = 0; i < G_N_ELEMENTS(variables); i++)
		g_string_append_printf(text, "\n%s", g_getenv(variables[i]) ?: "");
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		g_string_append_printf(text, "\n%s", g_getenv(others[i]) ?: "");
	return g_string_free(text, FALSE);
}
