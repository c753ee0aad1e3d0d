/* SPDX-License-Identifier: MIT
 *
 * test_compile_db.c - compilation databases, well made and not.
 */
#include "frontend/compile_db.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>
#include <glib/gstdio.h>

static char *folder; /* of this program's own, and its working directory */

static void write_file(const char *name, const char *text)
{
	assert_true(g_file_set_contents(name, text, -1, NULL));
}

static struct compile_db *read_text(const char *text)
{
	g_autoptr(GError) error = NULL;
	struct compile_db *db;

	write_file("compile_commands.json", text);
	db = compile_db_read(".", &error);
	if (error)
		print_error("%s\n", error->message);
	assert_non_null(db);
	return db;
}

static const struct compile_command *command_at(const struct compile_db *db, guint index)
{
	assert_true(index < db->commands->len);
	return db->commands->pdata[index];
}

static void assert_argv(const struct compile_db *db, guint index, const char *words)
{
	g_autofree char *joined = g_strjoinv("|", command_at(db, index)->argv);

	assert_string_equal(joined, words);
}

static void assert_file(const struct compile_db *db, guint index, const char *name)
{
	g_autofree char *path = g_canonicalize_filename(name, folder);

	assert_string_equal(command_at(db, index)->file, path);
}

static void test_both_forms(void **state)
{
	struct compile_db *db = read_text(
		"[{\"directory\": \"/d\", \"file\": \"b.c\","
		"  \"command\": \"cc -DX='a b' \\\"-I c d\\\" -c b\\\\ .c\"},"
		" {\"directory\": \"/d\", \"file\": \"a.c\", \"arguments\": [\"cc\", \"-I c "
		"d\"]}]");

	(void)state;
	assert_int_equal(db->commands->len, 2);
	assert_int_equal(db->problems->len, 0);
	assert_file(db, 0, "/d/a.c");
	assert_argv(db, 0, "cc|-I c d");
	assert_file(db, 1, "/d/b.c");
	assert_argv(db, 1, "cc|-DX=a b|-I c d|-c|b .c");
	compile_db_free(db);
}

static void test_arguments_win_over_command(void **state)
{
	struct compile_db *db = read_text("[{\"file\": \"a.c\", \"arguments\": [\"cc\", \"-DA\"],"
	                                  "  \"command\": \"cc -DB\"}]");

	(void)state;
	assert_argv(db, 0, "cc|-DA");
	compile_db_free(db);
}

static void test_paths_are_made_absolute_and_clean(void **state)
{
	static const struct {
		const char *directory, *file, *expected;
	} rows[] = {
		{ ".", "a.c", "a.c" },
		{ "sub", "../a.c", "a.c" },
		{ "sub/../sub", "./x//a.c", "sub/x/a.c" },
		{ "/d", "/e/a.c", "/e/a.c" },
		{ "/d", "../a.c", "/a.c" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *text = g_strdup_printf(
			"[{\"directory\": \"%s\", \"file\": \"%s\", \"command\": \"cc\"}]",
			rows[i].directory, rows[i].file);
		struct compile_db *db = read_text(text);

		assert_file(db, 0, rows[i].expected);
		assert_true(g_path_is_absolute(command_at(db, 0)->directory));
		compile_db_free(db);
	}
}

static void test_directory_is_that_of_the_database(void **state)
{
	struct compile_db *db;

	(void)state;
	g_mkdir("build", 0700);
	write_file("build/compile_commands.json", "[{\"file\": \"../a.c\", \"command\": \"cc\"}]");
	db = compile_db_read("build", NULL);
	assert_non_null(db);
	assert_file(db, 0, "a.c");
	compile_db_free(db);
	db = compile_db_read("build/compile_commands.json", NULL);
	assert_non_null(db);
	assert_file(db, 0, "a.c");
	compile_db_free(db);
}

static void test_order_and_repeats(void **state)
{
	struct compile_db *db = read_text(
		"[{\"file\": \"b.c\", \"command\": \"cc -D1\"},"
		" {\"file\": \"a.c\", \"command\": \"cc -D2\"},"
		" {\"file\": \"b.c\", \"command\": \"cc -D3\"},"
		" {\"file\": \"./b.c\", \"arguments\": [\"cc\", \"-D1\"]}]");

	(void)state;
	assert_int_equal(db->commands->len, 3);
	assert_file(db, 0, "a.c");
	assert_argv(db, 1, "cc|-D1");
	assert_argv(db, 2, "cc|-D3");
	compile_db_free(db);
}

static void test_order_of_input_does_not_show(void **state)
{
	struct compile_db *one = read_text("[{\"file\": \"a.c\", \"command\": \"cc -D1\"},"
	                                   " {\"file\": \"a.c\", \"command\": \"cc -D2\"},"
	                                   " {\"file\": \"a.c\", \"command\": \"cc -D1\"}]");
	struct compile_db *two = read_text("[{\"file\": \"a.c\", \"command\": \"cc -D2\"},"
	                                   " {\"file\": \"a.c\", \"command\": \"cc -D1\"},"
	                                   " {\"file\": \"a.c\", \"command\": \"cc -D2\"}]");

	(void)state;
	assert_int_equal(one->commands->len, 2);
	assert_int_equal(two->commands->len, 2);
	for (guint i = 0; i < 2; i++) {
		g_autofree char *a = g_strjoinv("|", command_at(one, i)->argv);
		g_autofree char *b = g_strjoinv("|", command_at(two, i)->argv);

		assert_string_equal(a, b);
	}
	compile_db_free(one);
	compile_db_free(two);
}

static void test_response_files(void **state)
{
	struct compile_db *db;

	(void)state;
	write_file("one.rsp", "-DA '-DB=b c'\n@two.rsp -DZ");
	write_file("two.rsp", "-DC\n\n-DD\n");
	write_file("self.rsp", "@self.rsp");
	write_file("bad.rsp", "'unbalanced");
	write_file("empty.rsp", "\n");
	db = read_text(
		"[{\"file\": \"a.c\", \"command\": \"cc @one.rsp @empty.rsp -c\"},"
		" {\"file\": \"b.c\", \"arguments\": [\"cc\", \"@two.rsp\"]},"
		" {\"file\": \"c.c\", \"command\": \"cc @gone.rsp @bad.rsp @ @self.rsp -c\"}]");
	assert_argv(db, 0, "cc|-DA|-DB=b c|-DC|-DD|-DZ|-c");
	assert_argv(db, 1, "cc|-DC|-DD");
	assert_null(command_at(db, 0)->problem);
	assert_null(command_at(db, 1)->problem);
	assert_argv(db, 2, "cc|@gone.rsp|@bad.rsp|@|@self.rsp|-c");
	assert_string_equal(command_at(db, 2)->problem,
	                    "./compile_commands.json: entry 2: response file gone.rsp: "
	                    "No such file or directory");
	compile_db_free(db);
}

static void test_response_file_problems(void **state)
{
	static const struct {
		const char *file, *problem;
	} rows[] = {
		{ "self.rsp", "response file self.rsp: includes itself" },
		{ "ring.rsp", "response file ring.rsp: includes itself" },
		{ "bad.rsp", "response file bad.rsp: has an unbalanced quote" },
		{ "fifo.rsp", "response file fifo.rsp: is not a regular file" },
		{ "build", "response file build: is not a regular file" },
		{ "deep0.rsp", "response file deep8.rsp: is more than 8 response files deep" },
		{ "wide0.rsp", "response file wide2.rsp: comes after 100000 arguments" },
	};

	(void)state;
	g_mkdir("build", 0700);
	write_file("self.rsp", "-DA @self.rsp @self.rsp -DB");
	write_file("ring.rsp", "@ring2.rsp");
	write_file("ring2.rsp", "@ring.rsp");
	assert_int_equal(mkfifo("fifo.rsp", 0600), 0);
	for (int i = 0; i < 9; i++) {
		g_autofree char *deep = g_strdup_printf("deep%d.rsp", i);
		g_autofree char *deeper = g_strdup_printf("@deep%d.rsp", i + 1);
		g_autofree char *wide = g_strdup_printf("wide%d.rsp", i);
		g_autoptr(GString) wider = g_string_new(NULL);

		for (int n = 0; n < 10; n++)
			g_string_append_printf(wider, i < 6 ? "@wide%d.rsp " : "-D%d ", i + 1);
		write_file(deep, deeper);
		write_file(wide, wider->str);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *arg = g_strdup_printf("@%s", rows[i].file);
		char *files[] = { "a.c", NULL }, *flags[] = { arg, NULL };
		struct compile_db *db = compile_db_from_flags(files, 1, flags);

		assert_string_equal(command_at(db, 0)->problem, rows[i].problem);
		compile_db_free(db);
	}
}

/* A FIFO nobody writes into must not be waited for, a shell's pipe must be read. */
static void test_database_that_is_no_file(void **state)
{
	static const char text[] = "[{\"directory\": \"/d\", \"file\": \"a.c\", "
				   "\"command\": \"cc\"}]";
	g_autoptr(GError) error = NULL;
	g_autofree char *path = NULL;
	struct compile_db *db;
	int ends[2];

	(void)state;
	assert_int_equal(mkfifo("fifo.json", 0600), 0);
	assert_null(compile_db_read("fifo.json", &error));
	assert_string_equal(error->message, "fifo.json: is not a regular file");
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], text, strlen(text)), strlen(text));
	close(ends[1]);
	path = g_strdup_printf("/dev/fd/%d", ends[0]);
	db = compile_db_read(path, NULL);
	assert_non_null(db);
	assert_file(db, 0, "/d/a.c");
	compile_db_free(db);
	close(ends[0]);
}

static void test_wrong_entries_cost_themselves(void **state)
{
	struct compile_db *db = read_text(
		"[7, null, {}, {\"file\": 3, \"command\": \"cc\"}, {\"file\": \"a.c\"},"
		" {\"file\": \"a.c\", \"command\": []}, {\"file\": \"a.c\", \"arguments\": [1]},"
		" {\"file\": \"a.c\", \"arguments\": []}, {\"file\": \"a.c\", \"command\": \"'\"},"
		" {\"file\": \"a.c\", \"command\": \" \"}, {\"file\": \"\", \"command\": \"cc\"},"
		" {\"file\": \"a.c\", \"command\": \"cc\"}]");

	(void)state;
	assert_int_equal(db->commands->len, 1);
	assert_int_equal(db->problems->len, 11);
	for (guint i = 0; i < db->problems->len; i++) {
		g_autofree char *entry = g_strdup_printf("entry %u: ", i);

		assert_non_null(strstr(db->problems->pdata[i], entry));
		assert_null(strchr(db->problems->pdata[i], '\n'));
	}
	compile_db_free(db);
}

static void test_no_database(void **state)
{
	static const char *const texts[] = { "", "{}", "[", "[1,]", "\"x\"", "[] []" };
	g_autoptr(GError) error = NULL;

	(void)state;
	assert_null(compile_db_read("nowhere", &error));
	assert_non_null(strstr(error->message, "nowhere"));
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_clear_error(&error);
		write_file("compile_commands.json", texts[i]);
		assert_null(compile_db_read(".", &error));
		assert_non_null(error);
		assert_non_null(strstr(error->message, "compile_commands.json:1"));
	}
}

static void test_from_flags(void **state)
{
	char *files[] = { "b.c", "sub/../a.c", "b.c", NULL };
	char *flags[] = { "-DX", "@two.rsp", NULL };
	struct compile_db *db;

	(void)state;
	write_file("two.rsp", "-DC -DD");
	db = compile_db_from_flags(files, 3, flags);
	assert_int_equal(db->commands->len, 2);
	assert_file(db, 0, "a.c");
	assert_file(db, 1, "b.c");
	assert_argv(db, 1, "cc|-DX|-DC|-DD|-c|b.c");
	assert_string_equal(command_at(db, 0)->directory, folder);
	compile_db_free(db);
}

static void test_select(void **state)
{
	const char *text = "[{\"file\": \"a.c\", \"command\": \"cc\"},"
			   " {\"file\": \"b.c\", \"command\": \"cc -D1\"},"
			   " {\"file\": \"b.c\", \"command\": \"cc -D2\"}]";
	char *b[] = { "./sub/../b.c", NULL }, *both[] = { "b.c", "c.c", NULL };
	g_autoptr(GError) error = NULL;
	struct compile_db *db = read_text(text);

	(void)state;
	assert_true(compile_db_select(db, b, 1, &error));
	assert_int_equal(db->commands->len, 2);
	assert_file(db, 0, "b.c");
	compile_db_free(db);
	db = read_text(text);
	assert_false(compile_db_select(db, both, 2, &error));
	assert_non_null(strstr(error->message, "c.c"));
	compile_db_free(db);
}

static int enter_folder(void **state)
{
	g_autofree char *made = g_dir_make_tmp("compile-db-XXXXXX", NULL);

	(void)state;
	if (!made || chdir(made) != 0)
		return -1;
	folder = g_get_current_dir();
	return 0;
}

static int leave_folder(void **state)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	(void)state;
	g_unlink("build/compile_commands.json");
	g_rmdir("build");
	while (dir && (name = g_dir_read_name(dir)))
		g_unlink(name);
	g_clear_pointer(&dir, g_dir_close);
	if (chdir("/") == 0)
		g_rmdir(folder);
	g_free(folder);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_forms),
		cmocka_unit_test(test_arguments_win_over_command),
		cmocka_unit_test(test_paths_are_made_absolute_and_clean),
		cmocka_unit_test(test_directory_is_that_of_the_database),
		cmocka_unit_test(test_order_and_repeats),
		cmocka_unit_test(test_order_of_input_does_not_show),
		cmocka_unit_test(test_response_files),
		cmocka_unit_test(test_response_file_problems),
		cmocka_unit_test(test_database_that_is_no_file),
		cmocka_unit_test(test_wrong_entries_cost_themselves),
		cmocka_unit_test(test_no_database),
		cmocka_unit_test(test_from_flags),
		cmocka_unit_test(test_select),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
