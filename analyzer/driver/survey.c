/* SPDX-License-Identifier: MIT
 *
 * survey.c - words of texts and parts of paths, looked up in sets.
 *
 * A header alone proves little (many projects have a util.h), and so does a name; a file that has
 * both uses the library. Of folders inside each other the outer one is named.
 */
#include "driver/survey.h"

#include <string.h>

#include "support/file.h"

#define LARGEST_TEXT (16u << 20)

static const char *const foreign_names[] = { "third_party", "third-party", "thirdparty",
	                                     "3rdparty",    "3rd-party",   "vendor",
	                                     "vendored",    "external",    "extern",
	                                     "deps",        "contrib",     "subprojects",
	                                     "bundled",     "submodules",  NULL };
static const char *const test_names[] = { "test",      "tests",      "testing",   "testsuite",
	                                  "unittest",  "unittests",  "unit_test", "unit_tests",
	                                  "unit-test", "unit-tests", NULL };

struct search {
	struct survey *survey;
	const struct model_set *models;
	const char *base;
	GHashTable *functions;       /* name -> GArray of size_t: packs that have it */
	GHashTable *foreign, *tests; /* folders that were seen */
	bool *included, *named;      /* per pack, in the file at work */
};

static bool is_word(char c)
{
	return g_ascii_isalnum(c) || c == '_';
}

/* The name in the #include that begins at AT, if it is one. */
static void take_include(struct search *s, const char *at)
{
	g_autofree char *name = NULL;

	at += strspn(at, " \t");
	if (strncmp(at, "include", 7) != 0)
		return;
	at += 7;
	at += strspn(at, " \t");
	if (*at != '<' && *at != '"')
		return;
	name = g_strndup(at + 1, strcspn(at + 1, ">\"\n"));
	for (size_t i = 0; i < model_set_count(s->models); i++)
		s->included[i] |= pack_declares(model_set_pack(s->models, i), name);
}

/* The name of SIZE bytes at AT is followed by a parenthesis. */
static void take_call(struct search *s, const char *at, gsize size)
{
	g_autofree char *name = g_strndup(at, size);
	const GArray *packs = g_hash_table_lookup(s->functions, name);

	for (guint i = 0; packs && i < packs->len; i++)
		s->named[g_array_index(packs, size_t, i)] = true;
}

static void look_through(struct search *s, const char *text)
{
	for (const char *at = text; *at;) {
		const char *word = at;

		while (is_word(*at))
			at++;
		if (at > word && at[strspn(at, " ")] == '(')
			take_call(s, word, (gsize)(at - word));
		if (at > word)
			continue;
		if (*at == '#')
			take_include(s, at + 1);
		at++;
	}
}

static void look_at_file(struct search *s, const char *path)
{
	size_t count = model_set_count(s->models);
	const char *why;
	g_autofree char *text = file_read(path, LARGEST_TEXT, NULL, &why);

	if (!text)
		return;
	s->survey->files++;
	memset(s->included, 0, count * sizeof(*s->included));
	memset(s->named, 0, count * sizeof(*s->named));
	look_through(s, text);
	for (size_t i = 0; i < count; i++)
		s->survey->users[i] += s->included[i] && s->named[i];
}

/* Notes in FOLDERS the outermost folder of PATH, relative, that is called one of NAMES. */
static bool note_folder(const char *path, const char *const *names, GHashTable *folders)
{
	const char *part = path, *slash;

	for (; (slash = strchr(part, '/')); part = slash + 1) {
		g_autofree char *name = g_ascii_strdown(part, slash - part);

		if (!g_strv_contains(names, name))
			continue;
		g_hash_table_add(folders, g_strndup(path, (gsize)(slash - path)));
		return true;
	}
	return false;
}

static void look_at_path(struct search *s, const char *path)
{
	size_t length = strlen(s->base);

	if (strncmp(path, s->base, length) != 0 || path[length] != '/') {
		s->survey->elsewhere++;
		return;
	}
	path += length + 1;
	if (!note_folder(path, foreign_names, s->foreign))
		note_folder(path, test_names, s->tests);
}

static void add_name(struct search *s, const char *name, size_t pack)
{
	GArray *packs = g_hash_table_lookup(s->functions, name);

	if (!packs) {
		packs = g_array_new(FALSE, FALSE, sizeof(size_t));
		g_hash_table_insert(s->functions, (gpointer)name, packs);
	}
	g_array_append_val(packs, pack);
}

static void gather_names(struct search *s)
{
	for (size_t i = 0; i < model_set_count(s->models); i++) {
		const struct pack *pack = model_set_pack(s->models, i);

		for (size_t k = 0; k < pack_function_count(pack); k++)
			add_name(s, pack_function(pack, k)->name, i);
	}
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folders in SET in order, which takes them over. */
static GPtrArray *in_order(GHashTable *set)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	GHashTableIter iter;
	gpointer name;

	g_hash_table_iter_init(&iter, set);
	while (g_hash_table_iter_next(&iter, &name, NULL))
		g_ptr_array_add(list, name);
	g_hash_table_steal_all(set);
	g_hash_table_destroy(set);
	g_ptr_array_sort(list, by_text);
	return list;
}

static void free_packs(gpointer packs)
{
	g_array_unref(packs);
}

void survey_take(struct survey *survey, const struct compile_db *db, const struct model_set *models,
                 const char *base)
{
	size_t count = model_set_count(models);
	struct search s = { .survey = survey, .models = models, .base = base };
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	*survey = (struct survey){ .users = g_new0(guint, count) };
	s.functions = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_packs);
	s.foreign = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s.tests = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	s.included = g_new0(bool, count);
	s.named = g_new0(bool, count);
	gather_names(&s);
	for (guint i = 0; i < db->commands->len; i++) {
		const struct compile_command *command = db->commands->pdata[i];

		if (!g_hash_table_add(seen, command->file))
			continue;
		look_at_path(&s, command->file);
		look_at_file(&s, command->file);
	}
	survey->foreign = in_order(s.foreign);
	survey->tests = in_order(s.tests);
	g_hash_table_destroy(s.functions);
	g_free(s.included);
	g_free(s.named);
}

void survey_release(struct survey *survey)
{
	g_free(survey->users);
	g_ptr_array_unref(survey->foreign);
	g_ptr_array_unref(survey->tests);
}
