/* SPDX-License-Identifier: MIT
 *
 * init.c - a survey, in words for the user and in JSON for later runs.
 *
 * What is written is little, so that it is read: other people's folders are excluded, what is found
 * in tests becomes a note, since a test may wait. Which libraries are used is only said: packs are
 * always loaded, and a row applies to functions of its own library.
 */
#include "driver/init.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "driver/database.h"
#include "driver/options.h"
#include "driver/packs.h"
#include "driver/survey.h"
#include "policy/config.h"
#include "support/file.h"
#include "support/log.h"

/* The rules whose findings in tests are notes: those about calls that wait. */
static const char *const patient[] = { "ASY101", "ASY103", "ASY104", "ASY401" };

struct words {
	char *build;
	gboolean force, help;
};

static json_t *json_of(const GPtrArray *texts)
{
	json_t *array = json_array();

	for (guint i = 0; i < texts->len; i++) {
		g_autofree char *valid = g_utf8_make_valid(texts->pdata[i], -1);

		json_array_append_new(array, json_string_nocheck(valid));
	}
	return array;
}

static json_t *override_for_tests(const GPtrArray *folders)
{
	json_t *override = json_object(), *rules = json_object();

	for (size_t i = 0; i < G_N_ELEMENTS(patient); i++)
		json_object_set_new(rules, patient[i], json_string("note"));
	json_object_set_new(override, "files", json_of(folders));
	json_object_set_new(override, "rules", rules);
	json_object_set_new(override, "reason", json_string("a test may wait"));
	return override;
}

/* What the configuration is to be, as text that the caller frees. */
static char *compose(const struct survey *survey)
{
	json_t *root = json_object(), *overrides = json_array();
	char *text;

	json_object_set_new(root, "fail_on", json_string("warning"));
	if (survey->foreign->len)
		json_object_set_new(root, "exclude", json_of(survey->foreign));
	if (survey->tests->len) {
		json_array_append_new(overrides, override_for_tests(survey->tests));
		json_object_set(root, "overrides", overrides);
	}
	text = json_dumps(root, JSON_INDENT(2));
	json_decref(overrides);
	json_decref(root);
	return text;
}

static bool write_config(const struct survey *survey, GError **error)
{
	char *text = compose(survey);
	g_autofree char *line = g_strconcat(text, "\n", NULL);
	bool written = file_write(CONFIG_NAME, line, strlen(line), error);

	free(text);
	return written;
}

static void print_folders(const char *what, const GPtrArray *folders)
{
	for (guint i = 0; i < folders->len; i++)
		printf("%s%s%s", i ? ", " : what, (const char *)folders->pdata[i],
		       i + 1 == folders->len ? "\n" : "");
}

/* "libraries: libuv (3 files), ..." */
static void print_libraries(const struct survey *survey, const struct model_set *models)
{
	const char *before = "libraries that rule packs know: ";

	for (size_t i = 0; i < model_set_count(models); i++) {
		if (!survey->users[i])
			continue;
		printf("%s%s (%u file%s)", before, pack_name(model_set_pack(models, i)),
		       survey->users[i], survey->users[i] == 1 ? "" : "s");
		before = ", ";
	}
	puts(*before == ',' ? ""
	                    : "libraries that rule packs know: none; asynclint packs lists them");
}

/* NAME as one would type it in a shell. The caller frees. */
static char *typed(const char *name)
{
	for (const char *c = name; *c; c++)
		if (!g_ascii_isalnum(*c) && !strchr("/._-+", *c))
			return g_shell_quote(name);
	return g_strdup(name);
}

static void report(const struct survey *survey, const struct model_set *models,
                   const struct words *words)
{
	const char *build = words->build ? words->build : database_place();
	g_autofree char *quoted = typed(build);
	bool plain = !strcmp(build, ".");

	printf("files to analyse: %u", survey->files);
	if (survey->elsewhere)
		printf(", %u of them outside of this folder", survey->elsewhere);
	puts("");
	print_libraries(survey, models);
	print_folders("other people's code, excluded: ", survey->foreign);
	print_folders("tests, where waiting is a note: ", survey->tests);
	printf("written: %s\n", CONFIG_NAME);
	printf("next: asynclint%s%s\n", plain ? "" : " -p ", plain ? "" : quoted);
}

static int begin(const struct words *words)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *base = g_get_current_dir();
	struct model_set *models = NULL;
	struct compile_db *db = NULL;
	struct survey survey;
	int status = EXIT_USAGE;

	if (!words->force && g_file_test(CONFIG_NAME, G_FILE_TEST_EXISTS))
		g_set_error(&error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
		            "%s: is there already; --force writes over it", CONFIG_NAME);
	else if ((models = packs_load(NULL, NULL, &error)))
		db = compile_db_read(words->build ? words->build : database_place(), &error);
	if (db) {
		compile_db_drop_foreign(db);
		survey_take(&survey, db, models, base);
		if (write_config(&survey, &error)) {
			report(&survey, models, words);
			status = EXIT_CLEAN;
		}
		survey_release(&survey);
	}
	if (error)
		log_error("%s", error->message);
	compile_db_free(db);
	model_set_free(models);
	return status;
}

int init_run(int argc, char **argv)
{
	struct words words = { 0 };
	const GOptionEntry entries[] = {
		{ "build", 'p', 0, G_OPTION_ARG_FILENAME, &words.build,
		  "Build directory with compile_commands.json, or that file", "BUILD" },
		{ "force", 0, 0, G_OPTION_ARG_NONE, &words.force,
		  "Write over a " CONFIG_NAME " that is there", NULL },
		{ "help", 'h', 0, G_OPTION_ARG_NONE, &words.help, "Print this", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) error = NULL;
	int status = EXIT_CLEAN;

	g_set_prgname("asynclint init");
	g_option_context_set_summary(context, "Writes a first " CONFIG_NAME
	                                      " from what the project looks like.");
	g_option_context_add_main_entries(context, entries, NULL);
	g_option_context_set_help_enabled(context, FALSE);
	if (!g_option_context_parse(context, &argc, &argv, &error) || argc > 1) {
		log_error("%s (asynclint init --help says more)",
		          error ? error->message : "init takes no files");
		status = EXIT_USAGE;
	} else if (words.help) {
		g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);

		printf("usage: %s", strchr(text, ' ') + strspn(strchr(text, ' '), " \n"));
	} else {
		status = begin(&words);
	}
	g_free(words.build);
	return status;
}
