/* SPDX-License-Identifier: MIT
 *
 * compile_db.c - compile_commands.json, read as what it is: somebody else's output.
 *
 * An entry that is wrong (a missing field, a command that does not split) costs that entry, with a
 * line that says which and why; a file that is no JSON array is refused whole. Response files
 * (response.h) are expanded once, relative to the entry's directory. One file compiled twice with
 * different arguments stays two commands: both programs are real.
 */
#include "frontend/compile_db.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frontend/json_text.h"
#include "frontend/language.h"
#include "frontend/response.h"
#include "support/file.h"

static void command_free(gpointer data)
{
	struct compile_command *command = data;

	g_free(command->directory);
	g_free(command->file);
	g_strfreev(command->argv);
	g_free(command->output);
	g_free(command->problem);
	g_free(command);
}

static struct compile_db *db_new(void)
{
	struct compile_db *db = g_new0(struct compile_db, 1);

	db->commands = g_ptr_array_new_with_free_func(command_free);
	db->links = g_ptr_array_new_with_free_func(command_free);
	db->problems = g_ptr_array_new_with_free_func(g_free);
	return db;
}

void compile_db_free(struct compile_db *db)
{
	if (!db)
		return;
	g_ptr_array_unref(db->commands);
	g_ptr_array_unref(db->links);
	g_ptr_array_unref(db->problems);
	g_free(db->folder);
	g_free(db->path);
	g_free(db);
}

/* The entry's argument vector, or NULL with what is wrong in WHY. */
static char **entry_argv(const json_t *entry, const char **why)
{
	const json_t *arguments = json_object_get(entry, "arguments");
	const char *command = json_string_value(json_object_get(entry, "command"));
	g_autoptr(GError) error = NULL;
	char **argv = NULL;

	if (json_is_array(arguments)) {
		size_t count = json_array_size(arguments);

		argv = g_new0(char *, count + 1);
		for (size_t i = 0; i < count; i++) {
			const char *arg = json_string_value(json_array_get(arguments, i));

			if (!arg) {
				g_strfreev(argv);
				*why = "an element of \"arguments\" is not a string";
				return NULL;
			}
			argv[i] = g_strdup(arg);
		}
	} else if (!command) {
		*why = "neither \"command\" nor \"arguments\"";
		return NULL;
	} else if (!g_shell_parse_argv(command, NULL, &argv, &error)) {
		*why = g_error_matches(error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING)
		               ? "the command is empty"
		               : "\"command\" has an unbalanced quote";
		return NULL;
	}
	if (argv && argv[0])
		return argv;
	g_strfreev(argv);
	*why = "the command is empty";
	return NULL;
}

/* Is FILE, by its name, what a compiler makes and no source? */
static bool is_made(const char *file)
{
	static const char *const endings[] = { ".o", ".lo", ".obj", ".a", ".so" };

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_suffix(file, endings[i]))
			return true;
	return false;
}

/* Appends ENTRY, number INDEX of DB_FILE in folder BASE, to DB; what is wrong with it otherwise, or
 * NULL. */
static const char *add_entry(struct compile_db *db, const json_t *entry, size_t index,
                             const char *db_file, const char *base)
{
	g_autofree char *problem = NULL;
	const char *directory = json_string_value(json_object_get(entry, "directory"));
	const char *file = json_string_value(json_object_get(entry, "file"));
	const char *output = json_string_value(json_object_get(entry, "output"));
	const char *why = NULL;

	if (!file || !*file)
		return "\"file\" is missing";
	g_auto(GStrv) argv = entry_argv(entry, &why);

	if (!argv)
		return why;
	struct compile_command *command = g_new0(struct compile_command, 1);

	command->directory = g_canonicalize_filename(directory ? directory : ".", base);
	command->file = g_canonicalize_filename(file, command->directory);
	command->argv = response_expand(command->directory, argv, &problem);
	if (output && *output)
		command->output = g_canonicalize_filename(output, command->directory);
	if (problem)
		command->problem = g_strdup_printf("%s: entry %zu: %s", db_file, index, problem);
	g_ptr_array_add(is_made(file) ? db->links : db->commands, command);
	return NULL;
}

static int argv_order(char *const *a, char *const *b)
{
	int order = 0;

	while (!order && (*a || *b)) {
		order = g_strcmp0(*a, *b);
		a += *a != NULL;
		b += *b != NULL;
	}
	return order;
}

static gint command_order(gconstpointer a, gconstpointer b)
{
	const struct compile_command *x = *(struct compile_command *const *)a;
	const struct compile_command *y = *(struct compile_command *const *)b;
	int order = strcmp(x->file, y->file);

	if (!order)
		order = strcmp(x->directory, y->directory);
	if (!order)
		order = argv_order(x->argv, y->argv);
	return order ? order : g_strcmp0(x->output, y->output);
}

/* Orders COMMANDS by file and drops repeats, so that the database's own order never shows. */
static void tidy(GPtrArray *commands)
{
	g_ptr_array_sort(commands, command_order);
	for (guint i = 1; i < commands->len;) {
		if (!command_order(&commands->pdata[i - 1], &commands->pdata[i]))
			g_ptr_array_remove_index(commands, i);
		else
			i++;
	}
}

/* The folder that the database at PATH is in; where it is a symbolic link, as they are often put
 * beside the sources, that of what it points to. */
static char *real_folder(const char *path)
{
	g_autofree char *real = realpath(path, NULL);

	return g_path_get_dirname(real ? real : path);
}

/* A database may come out of a pipe (-p <(make-database)), but nothing else that would wait. */
static FILE *open_db(const char *file, GError **error)
{
	const char *why;
	int fd;

	if (!file_is_there(file, &why)) {
		const char *hint = "";

		if (!strcmp(why, FILE_ABSENT))
			hint = "; name a build directory with -p, or the flags after -- "
			       "(CMake: -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, make: bear -- make)";
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: %s%s", file, why, hint);
		return NULL;
	}
	fd = file_open(file, FILE_REGULAR_OR_PIPE, &why);

	if (fd < 0) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", file, why);
		return NULL;
	}
	return fdopen(fd, "r");
}

struct compile_db *compile_db_read(const char *path, GError **error)
{
	g_autofree char *file = g_file_test(path, G_FILE_TEST_IS_DIR)
	                                ? g_build_filename(path, "compile_commands.json", NULL)
	                                : g_strdup(path);
	g_autofree char *absolute = g_canonicalize_filename(file, NULL);
	g_autofree char *base = g_path_get_dirname(absolute);
	json_error_t json_error;
	g_autofree char *text = NULL;
	unsigned odd_line;
	json_t *root;
	FILE *stream;

	stream = open_db(file, error);
	if (!stream)
		return NULL;
	text = json_text_read(stream, &odd_line);
	fclose(stream);
	root = json_loads(text, 0, &json_error);
	if (!json_is_array(root)) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s:%d: %s", file,
		            root ? 1 : json_error.line,
		            root ? "a compilation database is a JSON array" : json_error.text);
		json_decref(root);
		return NULL;
	}
	struct compile_db *db = db_new();

	for (size_t i = 0; i < json_array_size(root); i++) {
		const char *why = add_entry(db, json_array_get(root, i), i, file, base);

		if (why)
			g_ptr_array_add(db->problems,
			                g_strdup_printf("%s: entry %zu: %s", file, i, why));
	}
	json_decref(root);
	tidy(db->commands);
	tidy(db->links);
	db->folder = real_folder(absolute);
	db->path = g_steal_pointer(&file);
	db->odd_line = odd_line;
	return db;
}

guint compile_db_drop_foreign(struct compile_db *db)
{
	guint before = db->commands->len;

	for (guint i = 0; i < db->commands->len;) {
		const struct compile_command *command = db->commands->pdata[i];

		if (language_is_foreign(command->file, command->argv))
			g_ptr_array_remove_index(db->commands, i);
		else
			i++;
	}
	return before - db->commands->len;
}

struct compile_db *compile_db_from_flags(char *const *files, size_t file_count, char *const *flags)
{
	struct compile_db *db = db_new();
	g_autofree char *cwd = g_get_current_dir();

	for (size_t i = 0; i < file_count; i++) {
		struct compile_command *command = g_new0(struct compile_command, 1);
		g_autoptr(GPtrArray) argv = g_ptr_array_new();

		g_ptr_array_add(argv, (gpointer) "cc");
		for (char *const *flag = flags; *flag; flag++)
			g_ptr_array_add(argv, *flag);
		g_ptr_array_add(argv, (gpointer) "-c");
		g_ptr_array_add(argv, files[i]);
		g_ptr_array_add(argv, NULL);
		command->directory = g_strdup(cwd);
		command->file = g_canonicalize_filename(files[i], cwd);
		command->argv = response_expand(cwd, (char **)argv->pdata, &command->problem);
		g_ptr_array_add(db->commands, command);
	}
	tidy(db->commands);
	return db;
}

bool compile_db_select(struct compile_db *db, char *const *files, size_t file_count, GError **error)
{
	g_autoptr(GHashTable) wanted = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < file_count; i++)
		g_hash_table_add(wanted, g_canonicalize_filename(files[i], NULL));
	for (guint i = 0; i < db->commands->len;) {
		struct compile_command *command = db->commands->pdata[i];
		gpointer key;

		if (g_hash_table_lookup_extended(wanted, command->file, &key, NULL)) {
			g_hash_table_add(found, key);
			i++;
		} else {
			g_ptr_array_remove_index(db->commands, i);
		}
	}
	for (size_t i = 0; i < file_count; i++) {
		g_autofree char *path = g_canonicalize_filename(files[i], NULL);

		if (!g_hash_table_contains(found, path)) {
			g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
			            "%s: no command in the compilation database compiles it",
			            files[i]);
			return false;
		}
	}
	return true;
}
