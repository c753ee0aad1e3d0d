/* SPDX-License-Identifier: MIT
 *
 * baseline.c - one object per finding, of which only the fingerprint counts.
 *
 * Rule, file, function and message are there for those who read the file or a change of it. It is
 * sorted by them, so that a change of the program is a small change of the file. Lines of entries
 * are found by looking for the fingerprints in the text, in order, because there may be many that
 * are stale.
 */
#include "policy/baseline.h"

#include <string.h>

#include "policy/paths.h"
#include "support/file.h"
#include "support/json_read.h"

#define SCHEMA_VERSION     "1.0"
#define FINGERPRINT_DIGITS 32

struct entry {
	char *fingerprint;
	char *rule, *file, *function; /* "" when the file does not say */
	unsigned line;                /* in the baseline */
	bool matched;
};

struct baseline {
	char *path;
	GPtrArray *entries; /* struct entry *, as they stand in the file */
	GHashTable *known;  /* fingerprint -> struct entry *; of two equal ones the last */
};

static void entry_free(gpointer data)
{
	struct entry *entry = data;

	g_free(entry->fingerprint);
	g_free(entry->rule);
	g_free(entry->file);
	g_free(entry->function);
	g_free(entry);
}

/* Member KEY of ITEM, when it is there a string or null, as TEXT. */
static bool text_read(const struct json_node *item, const char *key, char **text, GError **error)
{
	struct json_node member;

	*text = NULL;
	if (json_node_member(item, key, &member) && !json_is_null(member.value)) {
		if (!json_is_string(member.value))
			return json_node_error(&member, error, "must be a string or null");
		*text = g_strdup(json_string_value(member.value));
	}
	if (!*text)
		*text = g_strdup("");
	return true;
}

static bool is_fingerprint(const char *text)
{
	return strlen(text) == FINGERPRINT_DIGITS &&
	       strspn(text, "0123456789abcdef") == FINGERPRINT_DIGITS;
}

/* Fills ENTRY; what it holds is to be freed in any case. */
static bool entry_read(const struct json_node *item, struct entry *entry, GError **error)
{
	static const char *const keys[] = { "fingerprint", "rule",    "file",
		                            "function",    "message", NULL };
	g_autofree char *message = NULL;
	struct json_node fingerprint;
	const char *text;

	if (!json_node_object(item, keys, error) ||
	    !json_node_need(item, "fingerprint", &fingerprint, error) ||
	    !json_node_string(&fingerprint, &text, error))
		return false;
	if (!is_fingerprint(text))
		return json_node_error(&fingerprint, error,
		                       "must be a fingerprint: %d digits from 0 to 9 and a to f",
		                       FINGERPRINT_DIGITS);
	entry->fingerprint = g_strdup(text);
	return text_read(item, "rule", &entry->rule, error) &&
	       text_read(item, "file", &entry->file, error) &&
	       text_read(item, "function", &entry->function, error) &&
	       text_read(item, "message", &message, error);
}

static bool entries_read(struct baseline *baseline, const struct json_node *list, GError **error)
{
	size_t count = 0;

	/* A program without findings has a baseline, too. */
	if (!(json_is_array(list->value) && !json_array_size(list->value)) &&
	    !json_node_array(list, &count, error))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct json_node item = json_node_item(list, i);
		struct entry *entry = g_new0(struct entry, 1);

		g_ptr_array_add(baseline->entries, entry);
		if (!entry_read(&item, entry, error))
			return false;
		g_hash_table_insert(baseline->known, entry->fingerprint, entry);
	}
	return true;
}

static unsigned count_lines(const char *from, const char *to)
{
	unsigned lines = 0;

	while (from < to && (from = memchr(from, '\n', (size_t)(to - from)))) {
		from++;
		lines++;
	}
	return lines;
}

/* Gives the entries of DOC their lines. From one that is written with escapes on they get that of
 * the one before it. */
static void find_lines(struct baseline *baseline, const struct json_doc *doc)
{
	size_t length;
	const char *at = json_doc_text(doc, &length), *end = at + length;
	unsigned line = 1;

	for (guint i = 0; i < baseline->entries->len; i++) {
		struct entry *entry = baseline->entries->pdata[i];
		const char *found = memmem(at, (size_t)(end - at), entry->fingerprint,
		                           FINGERPRINT_DIGITS);

		line += found ? count_lines(at, found) : 0;
		at = found ? found + FINGERPRINT_DIGITS : end;
		entry->line = line;
	}
}

static bool document_read(struct baseline *baseline, const struct json_doc *doc, GError **error)
{
	static const char *const keys[] = { "$schema", "schema_version", "findings", NULL };
	struct json_node root = json_doc_root(doc), version, findings;
	const char *number;

	if (!json_node_object(&root, keys, error) ||
	    !json_node_need(&root, "schema_version", &version, error) ||
	    !json_node_string(&version, &number, error))
		return false;
	if (strcmp(number, SCHEMA_VERSION) != 0)
		return json_node_error(&version, error, "\"%s\" is not known here; \"%s\" is",
		                       number, SCHEMA_VERSION);
	if (!json_node_need(&root, "findings", &findings, error) ||
	    !entries_read(baseline, &findings, error))
		return false;
	find_lines(baseline, doc);
	return true;
}

struct baseline *baseline_read(const char *path, GError **error)
{
	struct json_doc *doc = json_doc_read(path, error);
	struct baseline *baseline;

	if (!doc)
		return NULL;
	baseline = g_new0(struct baseline, 1);
	baseline->path = g_canonicalize_filename(path, NULL);
	baseline->entries = g_ptr_array_new_with_free_func(entry_free);
	baseline->known = g_hash_table_new(g_str_hash, g_str_equal);
	if (!document_read(baseline, doc, error))
		g_clear_pointer(&baseline, baseline_free);
	json_doc_free(doc);
	return baseline;
}

void baseline_free(struct baseline *baseline)
{
	if (!baseline)
		return;
	g_hash_table_destroy(baseline->known);
	g_ptr_array_unref(baseline->entries);
	g_free(baseline->path);
	g_free(baseline);
}

bool baseline_has(struct baseline *baseline, const struct finding *finding)
{
	struct entry *entry = g_hash_table_lookup(baseline->known, finding->fingerprint);

	if (entry)
		entry->matched = true;
	return entry != NULL;
}

/* Could RUN have found what ENTRY is about? */
static bool was_looked_for(const struct entry *entry, const struct policy_run *run)
{
	const struct policy_rule *rule = policy_rule_find(&run->rules, entry->rule);

	return run->complete && (!rule || policy_rule_is_on(run, rule, entry->file));
}

GPtrArray *baseline_judge(const struct baseline *baseline, const struct policy_run *run)
{
	GPtrArray *findings = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < baseline->entries->len; i++) {
		const struct entry *entry = baseline->entries->pdata[i];
		struct finding *finding;

		if (g_hash_table_lookup(baseline->known, entry->fingerprint) != entry ||
		    entry->matched || !was_looked_for(entry, run))
			continue;
		finding = policy_finding(
			run, RULE_BASELINE, path_shown(run->base, baseline->path), entry->line, "",
			entry->fingerprint, seen,
			g_strdup_printf("entry of the baseline that nothing matches: %s in %s%s%s",
		                        *entry->rule ? entry->rule : "a finding",
		                        *entry->file ? entry->file : "some file",
		                        *entry->function ? ", function " : "", entry->function));
		if (!finding)
			continue;
		finding->suggestion = g_strdup("Write the baseline again: --write-baseline");
		g_ptr_array_add(findings, finding);
	}
	return findings;
}

static gint by_what_is_read(gconstpointer a, gconstpointer b)
{
	const struct finding *x = *(struct finding *const *)a, *y = *(struct finding *const *)b;
	int order = g_strcmp0(x->file, y->file);

	if (!order)
		order = strcmp(x->rule, y->rule);
	if (!order)
		order = g_strcmp0(x->function, y->function);
	return order ? order : strcmp(x->fingerprint, y->fingerprint);
}

/* JSON is UTF-8; names of files need not be. */
static void set_text(json_t *object, const char *key, const char *text)
{
	g_autofree char *valid = text ? g_utf8_make_valid(text, -1) : NULL;

	json_object_set_new(object, key, valid ? json_string_nocheck(valid) : json_null());
}

static json_t *entry_to_json(const struct finding *finding)
{
	json_t *object = json_object();

	set_text(object, "fingerprint", finding->fingerprint);
	set_text(object, "rule", finding->rule);
	set_text(object, "file", finding->file);
	set_text(object, "function", finding->function);
	set_text(object, "message", finding->message);
	return object;
}

bool baseline_write(const char *path, const struct sink *sink, GError **error)
{
	g_autoptr(GPtrArray) sorted = g_ptr_array_new();
	json_t *root = json_object(), *findings = json_array();
	g_autofree char *line = NULL;
	char *text;
	bool written;

	for (size_t i = 0; i < sink_count(sink); i++)
		g_ptr_array_add(sorted, (gpointer)sink_get(sink, i));
	g_ptr_array_sort(sorted, by_what_is_read);
	for (guint i = 0; i < sorted->len; i++)
		json_array_append_new(findings, entry_to_json(sorted->pdata[i]));
	set_text(root, "schema_version", SCHEMA_VERSION);
	json_object_set_new(root, "findings", findings);
	text = json_dumps(root, JSON_INDENT(2));
	line = g_strconcat(text, "\n", NULL);
	written = file_write(path, line, strlen(line), error);
	free(text);
	json_decref(root);
	return written;
}
