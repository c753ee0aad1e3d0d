/* SPDX-License-Identifier: MIT
 *
 * test_source_line.c - the caret stands under the byte that was meant, and odd files stay silent.
 *
 * Each test writes a small file into a fresh folder and looks at the two lines that come out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>
#include <cmocka.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include "output/source_line.h"

static char *folder;

static int make_folder(void **state)
{
	(void)state;
	folder = g_dir_make_tmp("source-line-XXXXXX", NULL);
	return folder ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	int failed = g_rmdir(folder);
	g_free(folder);
	return failed;
}

/* What is printed for LINE:COLUMN of a file with TEXT. */
static char *printed(const char *text, unsigned line, unsigned column)
{
	g_autofree char *path = g_build_filename(folder, "file.c", NULL);
	struct source_cache *cache = source_cache_new();
	GString *out = g_string_new(NULL);

	assert_true(g_file_set_contents(path, text, -1, NULL));
	source_line_append(out, cache, path, line, column, "<", ">");
	source_cache_free(cache);
	g_unlink(path);
	return g_string_free(out, FALSE);
}

static void assert_printed(const char *text, unsigned line, unsigned column, const char *expected)
{
	g_autofree char *got = printed(text, line, column);

	assert_string_equal(got, expected);
}

static void puts_the_caret_under_the_byte(void **state)
{
	(void)state;
	assert_printed("a();\nbb(x);\n", 2, 4, "    2 | bb(x);\n      |    <^>\n");
	assert_printed("a();", 1, 1, "    1 | a();\n      | <^>\n");
	assert_printed("\tif\t(x)\n", 1, 5,
	               "    1 |         if      (x)\n      |                 <^>\n");
	assert_printed("\xc3\xa4\xe4\xbd\xa0 f();\n", 1, 7,
	               "    1 | \xc3\xa4\xe4\xbd\xa0 f();\n      |     <^>\n");
	assert_printed("a(\033);\r\n", 1, 4, "    1 | a(\\x1b);\n      |       <^>\n");
}

static void does_without_a_caret(void **state)
{
	(void)state;
	assert_printed("a();\n", 1, 0, "    1 | a();\n");
}

static void prints_nothing_when_there_is_no_line(void **state)
{
	(void)state;
	g_autofree char *endless = g_strnfill(5000, 'x');

	assert_printed("a();\n", 2, 1, "");
	assert_printed("a();\n", 0, 1, "");
	assert_printed("", 1, 1, "");
	assert_printed(endless, 1, 1, "");
}

/* A path that names a FIFO must not make us wait for a writer. */
static void reads_regular_files_only(void **state)
{
	(void)state;
	g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
	g_autofree char *missing = g_build_filename(folder, "missing", NULL);
	struct source_cache *cache = source_cache_new();
	g_autoptr(GString) out = g_string_new(NULL);

	assert_int_equal(mkfifo(fifo, 0600), 0);
	alarm(10);
	source_line_append(out, cache, fifo, 1, 1, "", "");
	source_line_append(out, cache, folder, 1, 1, "", "");
	source_line_append(out, cache, missing, 1, 1, "", "");
	source_line_append(out, cache, NULL, 1, 1, "", "");
	alarm(0);
	assert_string_equal(out->str, "");
	source_cache_free(cache);
	source_cache_free(NULL);
	g_unlink(fifo);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(puts_the_caret_under_the_byte),
		cmocka_unit_test(does_without_a_caret),
		cmocka_unit_test(prints_nothing_when_there_is_no_line),
		cmocka_unit_test(reads_regular_files_only),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
