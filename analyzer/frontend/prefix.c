/* SPDX-License-Identifier: MIT
 *
 * prefix.c - a tree of leading lines per set of flags, cut down to what pays.
 *
 * Every file walks down the tree along its leading lines and is counted at each node. A node that
 * enough files reach becomes a prefix, unless all of its files go on to the same child: then the
 * child does, for both.
 */
#include "frontend/prefix.h"

#include <stdbool.h>
#include <string.h>

#include "frontend/leading.h"

struct node {
	GHashTable *children; /* line -> struct node * */
	GPtrArray *order;     /* the children, in order of appearance */
	const struct compile_command *command;
	char *name;
	guint files;
	guint prefix; /* index in the plan, once it is one */
};

static void node_free(gpointer data)
{
	struct node *node = data;

	g_hash_table_destroy(node->children);
	g_ptr_array_unref(node->order);
	g_free(node->name);
	g_free(node);
}

static struct node *node_new(const struct compile_command *command, const char *name)
{
	struct node *node = g_new0(struct node, 1);

	node->children = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	node->order = g_ptr_array_new_with_free_func(node_free);
	node->command = command;
	node->name = g_strdup(name);
	node->prefix = PREFIX_NONE;
	return node;
}

/* The child of NODE for the leading line NAME of COMMAND's file. A quoted name that is found beside
 * the file means that very file, so the folder is part of it. */
static struct node *child_of(struct node *node, const struct compile_command *command,
                             const char *name)
{
	g_autofree char *key = g_strdup(name);
	struct node *child;

	if (name[0] == '"') {
		g_autofree char *folder = g_path_get_dirname(command->file);
		g_autofree char *bare = g_strndup(name + 1, strlen(name) - 2);
		g_autofree char *path = g_build_filename(folder, bare, NULL);

		if (g_file_test(path, G_FILE_TEST_EXISTS)) {
			g_free(key);
			key = g_strconcat(name, folder, NULL);
		}
	}
	child = g_hash_table_lookup(node->children, key);
	if (!child) {
		child = node_new(command, name);
		g_ptr_array_add(node->order, child);
		g_hash_table_insert(node->children, g_steal_pointer(&key), child);
	}
	return child;
}

/* Walks COMMAND's file down from ROOT; the nodes on its way, and where its lines end. */
static GPtrArray *walk(struct node *root, const struct compile_command *command, GArray **ends)
{
	GPtrArray *way = g_ptr_array_new();
	g_autofree char *text = NULL;
	g_autoptr(GArray) lines = NULL;
	gsize size;

	*ends = NULL;
	if (!g_str_has_suffix(command->file, ".c") ||
	    !g_file_test(command->file, G_FILE_TEST_IS_REGULAR) ||
	    !g_file_get_contents(command->file, &text, &size, NULL))
		return way;
	lines = leading_includes(text, size);
	*ends = g_array_new(FALSE, FALSE, sizeof(gsize));
	for (guint i = 0; i < lines->len; i++) {
		const struct leading *line = &g_array_index(lines, struct leading, i);

		root = child_of(root, command, line->name);
		root->files++;
		g_ptr_array_add(way, root);
		g_array_append_val(*ends, line->end);
	}
	return way;
}

/* Makes prefixes of NODE and what is below it; TEXT are lines of nodes above that are none. */
static void make_prefixes(struct prefix_plan *plan, struct node *node, guint parent, guint depth,
                          guint at_least, const char *text)
{
	g_autofree char *lines = g_strconcat(text, "#include ", node->name, "\n", NULL);
	bool goes_on = false;

	if (node->files < at_least)
		return;
	for (guint i = 0; i < node->order->len; i++)
		goes_on |= ((struct node *)node->order->pdata[i])->files == node->files;
	if (!goes_on) {
		struct prefix prefix = { node->command, parent, depth, node->files,
			                 g_steal_pointer(&lines) };

		node->prefix = parent = plan->prefixes->len;
		g_array_append_val(plan->prefixes, prefix);
	}
	for (guint i = 0; i < node->order->len; i++)
		make_prefixes(plan, node->order->pdata[i], parent, depth + 1, at_least,
		              lines ?: "");
}

static void prefix_clear(gpointer data)
{
	g_free(((struct prefix *)data)->text);
}

static void ends_free(gpointer ends)
{
	if (ends)
		g_array_unref(ends);
}

/* Does ARG name a file, or a directory, that is not made absolute? */
static bool needs_directory(const char *arg)
{
	return (g_str_has_prefix(arg, "-i") && !g_str_has_prefix(arg, "-isystem") &&
	        !g_str_has_prefix(arg, "-iquote") && !g_str_has_prefix(arg, "-idirafter")) ||
	       g_str_has_prefix(arg, "--sysroot");
}

/* The root of the tree for files with these flags, in this directory where that matters. */
static struct node *root_of(GHashTable *roots, const struct compile_command *command,
                            GPtrArray *args)
{
	g_autoptr(GString) key = g_string_new(NULL);
	const char *directory = "";
	struct node *root;

	for (guint i = 0; i < args->len; i++) {
		g_string_append_printf(key, "%s\n", (const char *)args->pdata[i]);
		if (needs_directory(args->pdata[i]))
			directory = command->directory;
	}
	g_string_append(key, directory);
	root = g_hash_table_lookup(roots, key->str);
	if (!root) {
		root = node_new(command, "");
		g_hash_table_insert(roots, g_strdup(key->str), root);
	}
	return root;
}

struct prefix_plan *prefix_plan_new(const struct compile_command *const *commands,
                                    GPtrArray *const *args, guint count, guint at_least)
{
	struct prefix_plan *plan = g_new0(struct prefix_plan, 1);
	g_autoptr(GHashTable) roots = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
	                                                    node_free);
	g_autoptr(GPtrArray) order = g_ptr_array_new();
	g_autoptr(GPtrArray) ways = g_ptr_array_new_with_free_func(
		(GDestroyNotify)g_ptr_array_unref);

	plan->prefixes = g_array_new(FALSE, FALSE, sizeof(struct prefix));
	g_array_set_clear_func(plan->prefixes, prefix_clear);
	plan->of_file = g_new(guint, count + 1);
	plan->ends = g_ptr_array_new_with_free_func(ends_free);
	for (guint i = 0; i < count && at_least != PREFIX_NONE; i++) {
		struct node *root = root_of(roots, commands[i], args[i]);
		GArray *ends;

		if (!g_ptr_array_find(order, root, NULL))
			g_ptr_array_add(order, root);
		g_ptr_array_add(ways, walk(root, commands[i], &ends));
		g_ptr_array_add(plan->ends, ends);
	}
	for (guint i = 0; i < order->len; i++) {
		const struct node *root = order->pdata[i];

		for (guint c = 0; c < root->order->len; c++)
			make_prefixes(plan, root->order->pdata[c], PREFIX_NONE, 1, at_least, "");
	}
	for (guint i = 0; i < count; i++) {
		const GPtrArray *way = i < ways->len ? ways->pdata[i] : NULL;

		plan->of_file[i] = PREFIX_NONE;
		for (guint n = 0; way && n < way->len; n++) {
			const struct node *node = way->pdata[n];

			if (node->prefix != PREFIX_NONE)
				plan->of_file[i] = node->prefix;
		}
	}
	return plan;
}

void prefix_plan_free(struct prefix_plan *plan)
{
	if (!plan)
		return;
	g_array_unref(plan->prefixes);
	g_ptr_array_unref(plan->ends);
	g_free(plan->of_file);
	g_free(plan);
}

gsize prefix_bytes(const struct prefix_plan *plan, guint file, guint prefix)
{
	const GArray *ends = plan->ends->pdata[file];
	guint depth = g_array_index(plan->prefixes, struct prefix, prefix).depth;

	return g_array_index(ends, gsize, depth - 1);
}
