/* SPDX-License-Identifier: MIT
 *
 * test_columns.c - bytes into characters, in files of several kinds and in files that are not
 * there.
 *
 * One table for one file with lines of plain ASCII, of longer characters, and of bytes that are no
 * characters at all.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>
#include <glib.h>
#include "output/columns.h"

static const char text[] = "\tint plain;\n"
			   "\"\xc3\xa4\xe4\xbd\xa0\", x;\n"
			   "\xff\xfe y;\n"
			   "last";

static const struct {
	unsigned line, column, characters;
} rows[] = {
	{ 1, 0, 0 },  { 1, 1, 1 }, { 1, 6, 6 }, /* ASCII */
	{ 2, 2, 2 },  { 2, 4, 3 }, { 2, 7, 4 }, /* behind two and five bytes */
	{ 2, 10, 7 }, { 3, 1, 1 }, { 3, 4, 4 }, /* bytes that are none count as one each */
	{ 4, 4, 4 },  { 4, 9, 9 }, { 7, 3, 3 }, /* beyond the end: as it is */
	{ 0, 5, 5 },
};

static void counts_every_row(void **state)
{
	(void)state;
	g_autofree char *path = g_strdup("/tmp/unit-columns-XXXXXX");
	struct columns *columns = columns_new();
	int fd = g_mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, sizeof(text) - 1), sizeof(text) - 1);
	close(fd);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_int_equal(columns_character(columns, path, rows[i].line, rows[i].column),
		                 rows[i].characters);
	unlink(path);
	columns_free(columns);
}

static void files_that_cannot_be_read(void **state)
{
	(void)state;
	struct columns *columns = columns_new();

	assert_int_equal(columns_character(columns, "no/such/file.c", 1, 7), 7);
	assert_int_equal(columns_character(columns, "/dev/zero", 1, 7), 7);
	assert_int_equal(columns_character(columns, "/", 1, 7), 7);
	assert_int_equal(columns_character(columns, NULL, 1, 7), 7);
	columns_free(columns);
	columns_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_every_row),
		cmocka_unit_test(files_that_cannot_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
