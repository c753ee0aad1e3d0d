/* SPDX-License-Identifier: MIT
 *
 * symbols.c - the modules of a report, each opened once.
 *
 * Opening a module costs milliseconds (libc's debug information is 7 MB), naming an address in an
 * open one microseconds. A module is a path together with a build-id: two processes may have run
 * two builds of the same path.
 */
#include "reader/symbols/symbols.h"

#include "reader/symbols/module.h"

struct symbols {
	GHashTable *modules; /* "build-id path" -> struct module */
	char *debug_path;
};

static void free_module(gpointer module)
{
	module_free(module);
}

struct symbols *symbols_new(const char *debug_path)
{
	struct symbols *symbols = g_new0(struct symbols, 1);

	symbols->modules = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_module);
	symbols->debug_path = g_strdup(debug_path);
	return symbols;
}

void symbols_free(struct symbols *symbols)
{
	if (!symbols)
		return;
	g_hash_table_unref(symbols->modules);
	g_free(symbols->debug_path);
	g_free(symbols);
}

static struct module *find(struct symbols *symbols, const char *path, const char *build_id)
{
	g_autofree char *key = g_strdup_printf("%s %s", build_id ? build_id : "-", path);
	struct module *module = g_hash_table_lookup(symbols->modules, key);

	if (!module) {
		module = module_new(path, build_id, symbols->debug_path);
		g_hash_table_insert(symbols->modules, g_steal_pointer(&key), module);
	}
	return module;
}

bool symbols_name(struct symbols *symbols, const char *module, const char *build_id,
                  uint64_t offset, struct symbol_chain *chain)
{
	return module_name(find(symbols, module, build_id), offset, chain);
}

enum symbols_state symbols_state(struct symbols *symbols, const char *module, const char *build_id)
{
	return module_state(find(symbols, module, build_id));
}
