/* SPDX-License-Identifier: MIT
 *
 * config.c - the reader of .asynclint.json, and the questions about it.
 *
 * Every mistake is an error with its place: a rule that is misspelt and therefore silently on is
 * worse than a run that does not begin. Paths are compared below the file's folder; what lies
 * elsewhere no pattern matches.
 */
#include "policy/config.h"

#include <string.h>

#include "policy/glob.h"
#include "support/json_read.h"

/* What is said about some files. */
struct section {
	GPtrArray *globs;  /* char * */
	GHashTable *rules; /* id, static -> struct override * */
	char *reason;
};

struct config {
	char *path, *folder;
	GHashTable *levels;  /* id, static -> enum rule_level */
	GPtrArray *sections; /* struct section * */
	GPtrArray *exclude;  /* char * */
	GPtrArray *packs;    /* char *, NULL at the end */
	char *baseline, *fail_on;
};

struct reader {
	struct config *config;
	const struct policy_rules *rules;
};

static void section_free(gpointer data)
{
	struct section *section = data;

	g_ptr_array_unref(section->globs);
	g_hash_table_destroy(section->rules);
	g_free(section->reason);
	g_free(section);
}

static bool level_read(const struct json_node *node, enum rule_level *level, GError **error)
{
	static const char *const names[] = { "off", "on", "note", "warning", "error" };
	const char *text;

	if (!json_node_string(node, &text, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (!strcmp(names[i], text)) {
			*level = LEVEL_OFF + (enum rule_level)i;
			return true;
		}
	return json_node_error(node, error, "\"%s\" is not one of off, on, note, warning, error",
	                       text);
}

/* NODE's key as the id of a rule, and its level. SEEN (ids) notices two names of one rule. */
static bool rule_read(const struct reader *r, const struct json_node *node, GHashTable *seen,
                      const char **id, enum rule_level *level, GError **error)
{
	const struct policy_rule *rule = policy_rule_find(r->rules, node->key);

	if (!rule)
		return json_node_error(node, error,
		                       "there is no rule \"%s\"; `asynclint rules` lists them",
		                       node->key);
	*id = rule->id;
	if (!g_hash_table_add(seen, (gpointer)rule->id))
		return json_node_error(node, error, "%s stands here twice, as %s too", rule->id,
		                       rule->name);
	return level_read(node, level, error);
}

static bool levels_read(const struct reader *r, const struct json_node *root, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	struct json_node map;
	const char *name;
	json_t *value;

	if (!json_node_member(root, "rules", &map))
		return true;
	if (!json_node_object(&map, NULL, error))
		return false;
	json_object_foreach(map.value, name, value) {
		struct json_node member;
		enum rule_level level;
		const char *id;

		json_node_member(&map, name, &member);
		if (!rule_read(r, &member, seen, &id, &level, error))
			return false;
		g_hash_table_insert(r->config->levels, (gpointer)id, GINT_TO_POINTER(level));
	}
	return true;
}

static bool glob_read(const struct json_node *node, GPtrArray *globs, GError **error)
{
	const char *text;

	if (!json_node_string(node, &text, error))
		return false;
	g_auto(GStrv) parts = g_strsplit(text, "/", -1);

	if (*text == '/' || g_strv_contains((const char *const *)parts, "..") ||
	    g_strv_contains((const char *const *)parts, "."))
		return json_node_error(node, error,
		                       "\"%s\" must be relative to the folder of this file, "
		                       "without . and ..",
		                       text);
	g_ptr_array_add(globs, g_strdup(text));
	return true;
}

/* NODE is a glob, or a list of them if there may be no single one (LISTS). */
static bool globs_read(const struct json_node *node, bool lists, GPtrArray *globs, GError **error)
{
	size_t count;

	if (!lists && json_is_string(node->value))
		return glob_read(node, globs, error);
	if (!json_node_array(node, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(node, i);

		if (!glob_read(&item, globs, error))
			return false;
	}
	return true;
}

static bool section_rules_read(const struct reader *r, const struct json_node *item,
                               struct section *section, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	struct json_node map;
	const char *name;
	json_t *value;

	if (!json_node_need(item, "rules", &map, error) || !json_node_object(&map, NULL, error))
		return false;
	json_object_foreach(map.value, name, value) {
		struct override *override = g_new0(struct override, 1);
		struct json_node member;
		const char *id = "";

		json_node_member(&map, name, &member);
		if (!rule_read(r, &member, seen, &id, &override->level, error)) {
			g_free(override);
			return false;
		}
		override->reason = section->reason;
		override->line = (unsigned)json_node_line(&member);
		g_hash_table_insert(section->rules, (gpointer)id, override);
		if (override->level == LEVEL_OFF && !section->reason)
			return json_node_error(
				item, error, "\"reason\" is missing: %s is switched off here", id);
	}
	return true;
}

static bool section_read(const struct reader *r, const struct json_node *item, GError **error)
{
	static const char *const keys[] = { "files", "rules", "reason", NULL };
	struct section *section = g_new0(struct section, 1);
	struct json_node files, reason;
	const char *text;

	section->globs = g_ptr_array_new_with_free_func(g_free);
	section->rules = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	g_ptr_array_add(r->config->sections, section);
	if (!json_node_object(item, keys, error) || !json_node_need(item, "files", &files, error) ||
	    !globs_read(&files, false, section->globs, error))
		return false;
	if (json_node_member(item, "reason", &reason)) {
		if (!json_node_string(&reason, &text, error))
			return false;
		section->reason = g_strdup(text);
	}
	return section_rules_read(r, item, section, error);
}

static bool sections_read(const struct reader *r, const struct json_node *root, GError **error)
{
	struct json_node list;
	size_t count;

	if (!json_node_member(root, "overrides", &list))
		return true;
	if (!json_node_array(&list, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&list, i);

		if (!section_read(r, &item, error))
			return false;
	}
	return true;
}

static bool packs_read(const struct reader *r, const struct json_node *root, GError **error)
{
	struct json_node list;
	size_t count;

	if (!json_node_member(root, "packs", &list))
		return true;
	if (!json_node_array(&list, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(&list, i);
		const char *text;

		if (!json_node_string(&item, &text, error))
			return false;
		g_ptr_array_add(r->config->packs, g_canonicalize_filename(text, r->config->folder));
	}
	return true;
}

static bool fail_on_read(const struct reader *r, const struct json_node *root, GError **error)
{
	static const char *const names[] = { "error", "warning", "note", "never", NULL };
	struct json_node node;
	const char *text;

	if (!json_node_member(root, "fail_on", &node))
		return true;
	if (!json_node_string(&node, &text, error))
		return false;
	if (!g_strv_contains(names, text))
		return json_node_error(&node, error,
		                       "\"%s\" is not one of error, warning, note, never", text);
	r->config->fail_on = g_strdup(text);
	return true;
}

static bool baseline_path_read(const struct reader *r, const struct json_node *root, GError **error)
{
	struct json_node node;
	const char *text;

	if (!json_node_member(root, "baseline", &node))
		return true;
	if (!json_node_string(&node, &text, error))
		return false;
	r->config->baseline = g_canonicalize_filename(text, r->config->folder);
	return true;
}

static bool document_read(const struct reader *r, const struct json_doc *doc, GError **error)
{
	static const char *const keys[] = { "$schema", "rules",   "overrides", "packs",
		                            "exclude", "fail_on", "baseline",  NULL };
	struct json_node root = json_doc_root(doc), node;
	const char *schema;

	if (!json_node_object(&root, keys, error) ||
	    (json_node_member(&root, "$schema", &node) &&
	     !json_node_string(&node, &schema, error)) ||
	    (json_node_member(&root, "exclude", &node) &&
	     !globs_read(&node, true, r->config->exclude, error)))
		return false;
	return levels_read(r, &root, error) && sections_read(r, &root, error) &&
	       packs_read(r, &root, error) && fail_on_read(r, &root, error) &&
	       baseline_path_read(r, &root, error);
}

struct config *config_read(const char *path, const struct policy_rules *rules, GError **error)
{
	struct json_doc *doc = json_doc_read(path, error);
	struct config *config;

	if (!doc)
		return NULL;
	config = g_new0(struct config, 1);
	config->path = g_canonicalize_filename(path, NULL);
	config->folder = g_path_get_dirname(config->path);
	config->levels = g_hash_table_new(g_str_hash, g_str_equal);
	config->sections = g_ptr_array_new_with_free_func(section_free);
	config->exclude = g_ptr_array_new_with_free_func(g_free);
	config->packs = g_ptr_array_new_with_free_func(g_free);
	if (!document_read(&(struct reader){ config, rules }, doc, error))
		g_clear_pointer(&config, config_free);
	else
		g_ptr_array_add(config->packs, NULL);
	json_doc_free(doc);
	return config;
}

void config_free(struct config *config)
{
	if (!config)
		return;
	g_free(config->path);
	g_free(config->folder);
	g_hash_table_destroy(config->levels);
	g_ptr_array_unref(config->sections);
	g_ptr_array_unref(config->exclude);
	g_ptr_array_unref(config->packs);
	g_free(config->baseline);
	g_free(config->fail_on);
	g_free(config);
}

const char *config_path(const struct config *config)
{
	return config->path;
}

char *const *config_packs(const struct config *config)
{
	return (char *const *)config->packs->pdata;
}

const char *config_baseline(const struct config *config)
{
	return config->baseline;
}

const char *config_fail_on(const struct config *config)
{
	return config->fail_on;
}

enum rule_level config_level(const struct config *config, const char *id)
{
	return (enum rule_level)GPOINTER_TO_INT(g_hash_table_lookup(config->levels, id));
}

bool config_switches_on(const struct config *config, const char *id)
{
	for (guint i = 0; i < config->sections->len; i++) {
		const struct section *section = config->sections->pdata[i];
		const struct override *override = g_hash_table_lookup(section->rules, id);

		if (override && override->level != LEVEL_OFF)
			return true;
	}
	return false;
}

/* Does one of GLOBS match FILE, an absolute path? */
static bool matches(const struct config *config, const GPtrArray *globs, const char *file)
{
	size_t length = strlen(config->folder);

	/* The root ends with the slash that others lack. */
	length -= config->folder[length - 1] == '/';
	if (strncmp(file, config->folder, length) != 0 || file[length] != '/')
		return false;
	for (guint i = 0; i < globs->len; i++)
		if (glob_match(globs->pdata[i], file + length + 1))
			return true;
	return false;
}

const struct override *config_override(const struct config *config, const char *id,
                                       const char *file)
{
	const struct override *last = NULL;

	for (guint i = 0; i < config->sections->len; i++) {
		const struct section *section = config->sections->pdata[i];
		const struct override *override = g_hash_table_lookup(section->rules, id);

		if (override && matches(config, section->globs, file))
			last = override;
	}
	return last;
}

bool config_excludes(const struct config *config, const char *file)
{
	return matches(config, config->exclude, file);
}
