/* SPDX-License-Identifier: MIT
 *
 * probes.c - every name in every directory, answered once per file and search path.
 *
 * The order of the search does not matter: if no answer changed, the search goes the same way. So
 * this knows nothing about which directories are for "" or for <>, and asks for all of them; a file
 * that appears where nobody would have found it costs a parse.
 *
 * A name that comes out of a macro cannot be read off. It must have led to one of the unit's files,
 * though, so in a unit with such names every file's path below a searched directory is one.
 */
#include "cache/probes.h"

#include <string.h>

/* The answers for one file. */
struct answers {
	struct digest digest;
	GPtrArray *dirs; /* struct source_dir * */
};

struct probes {
	struct sources *sources;
	char *const *path;
	GHashTable *known; /* struct source * -> struct answers * */
	guint mark;        /* of the collection at work */
};

static void answers_free(gpointer data)
{
	struct answers *answers = data;

	g_ptr_array_unref(answers->dirs);
	g_free(answers);
}

struct probes *probes_new(struct sources *sources, char *const *path)
{
	struct probes *probes = g_new0(struct probes, 1);

	probes->sources = sources;
	probes->path = path;
	probes->known = g_hash_table_new_full(NULL, NULL, NULL, answers_free);
	return probes;
}

void probes_free(struct probes *probes)
{
	if (!probes)
		return;
	g_hash_table_destroy(probes->known);
	g_free(probes);
}

static void add_dir(GPtrArray *dirs, struct source_dir *dir, guint mark)
{
	if (dir->mark == mark)
		return;
	dir->mark = mark;
	g_ptr_array_add(dirs, dir);
}

/* Asks for NAME in FOLDER; the answer becomes one byte of BITS. */
static void ask(struct probes *probes, const char *folder, const char *name, GByteArray *bits,
                GPtrArray *dirs)
{
	g_autofree char *path = name[0] == '/' ? g_strdup(name)
	                                       : g_strconcat(folder, "/", name, NULL);
	struct source_dir *above;
	guint8 bit = sources_exists(probes->sources, path, &above);

	add_dir(dirs, above, probes->mark);
	g_byte_array_append(bits, &bit, 1);
}

static void ask_everywhere(struct probes *probes, const char *name, GByteArray *bits,
                           GPtrArray *dirs)
{
	for (char *const *dir = probes->path; *dir; dir++)
		ask(probes, *dir, name, bits, dirs);
}

static struct answers *answer(struct probes *probes, struct source *source)
{
	struct answers *answers = g_hash_table_lookup(probes->known, source);
	g_autoptr(GByteArray) bits = NULL;
	g_autofree char *folder = NULL;

	if (answers)
		return answers;
	if (!source_scan(source))
		return NULL;
	answers = g_new0(struct answers, 1);
	answers->dirs = g_ptr_array_new();
	bits = g_byte_array_new();
	folder = g_path_get_dirname(source->path);
	probes->mark = sources_mark(probes->sources);
	for (guint i = 0; i < source->scan.quoted->len; i++) {
		const char *name = source->scan.quoted->pdata[i];

		ask(probes, folder, name, bits, answers->dirs);
		ask_everywhere(probes, name, bits, answers->dirs);
	}
	for (guint i = 0; i < source->scan.angled->len; i++)
		ask_everywhere(probes, source->scan.angled->pdata[i], bits, answers->dirs);
	answers->digest = digest_of(bits->data, bits->len);
	g_hash_table_insert(probes->known, source, answers);
	return answers;
}

/* SOURCE's path below FOLDER, or NULL. */
static const char *below(const struct source *source, const char *folder)
{
	size_t length = strlen(folder);

	if (strncmp(source->path, folder, length) || source->path[length] != '/')
		return NULL;
	return source->path + length + 1;
}

/* Every name that could have led to one of FILES, in every folder it could be looked for in. */
static void ask_computed(struct probes *probes, const GPtrArray *files, GPtrArray *folders,
                         GByteArray *bits, GPtrArray *dirs)
{
	for (guint i = 0; i < files->len; i++)
		for (guint from = 0; from < folders->len; from++) {
			const char *name = below(files->pdata[i], folders->pdata[from]);

			for (guint in = 0; name && in < folders->len; in++)
				ask(probes, folders->pdata[in], name, bits, dirs);
		}
}

/* The search path, and the folders of those FILES whose names are computed; empty without any. */
static GPtrArray *computed_folders(struct probes *probes, const GPtrArray *files)
{
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < files->len; i++) {
		const struct source *source = files->pdata[i];
		char *folder = source->scan.computed ? g_path_get_dirname(source->path) : NULL;

		if (folder && !g_ptr_array_find_with_equal_func(folders, folder, g_str_equal, NULL))
			g_ptr_array_add(folders, folder);
		else
			g_free(folder);
	}
	for (char *const *dir = probes->path; folders->len && *dir; dir++)
		g_ptr_array_add(folders, g_strdup(*dir));
	return folders;
}

bool probes_take(struct probes *probes, const GPtrArray *files, char *const *forced,
                 const char *directory, struct digest *digest, GPtrArray *dirs)
{
	GChecksum *sum = digest_begin();
	g_autoptr(GByteArray) bits = g_byte_array_new();
	g_autoptr(GPtrArray) folders = NULL;
	bool complete = true;
	guint mark;

	for (guint i = 0; complete && i < files->len; i++) {
		const struct answers *answers = answer(probes, files->pdata[i]);

		complete = answers != NULL;
		if (complete)
			digest_add(sum, &answers->digest, sizeof(answers->digest));
	}
	probes->mark = mark = sources_mark(probes->sources);
	for (guint i = 0; complete && i < files->len; i++) {
		const struct answers *answers = answer(probes, files->pdata[i]);

		for (guint d = 0; d < answers->dirs->len; d++)
			add_dir(dirs, answers->dirs->pdata[d], mark);
	}
	for (char *const *name = forced; complete && *name; name++) {
		ask(probes, directory, *name, bits, dirs);
		ask_everywhere(probes, *name, bits, dirs);
	}
	folders = complete ? computed_folders(probes, files) : g_ptr_array_new();
	ask_computed(probes, files, folders, bits, dirs);
	digest_add(sum, bits->data, bits->len);
	*digest = digest_end(sum);
	return complete;
}
