/* SPDX-License-Identifier: MIT
 *
 * test_facts_file.c - facts written and read back; files that are none.
 */
#include "facts/facts_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include <glib/gstdio.h>

#include "facts/facts_dump.h"
#include "sample_facts.h"

/* Where the header's parts are; a change of the format changes these. */
#define VERSION_AT     8
#define TABLE_COUNT_AT 12
#define TABLES_AT      16
#define TABLE_BYTES    16

struct place {
	char *folder;
	char *path;
	char *bytes; /* of a good file */
	gsize size;
};

static int set_up(void **state)
{
	struct place *place = g_new0(struct place, 1);
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);
	bool written;

	place->folder = g_dir_make_tmp("facts-file-XXXXXX", NULL);
	place->path = g_build_filename(place->folder, "a.facts", NULL);
	written = facts_file_write(&view, place->path, NULL) &&
	          g_file_get_contents(place->path, &place->bytes, &place->size, NULL);
	facts_builder_free(builder);
	*state = place;
	return written ? 0 : -1;
}

static int tear_down(void **state)
{
	struct place *place = *state;

	g_unlink(place->path);
	g_rmdir(place->folder);
	g_free(place->folder);
	g_free(place->path);
	g_free(place->bytes);
	g_free(place);
	return 0;
}

/* Writes BYTES and opens them: they must be refused with WORDS and the file's name. */
static void assert_refused(const struct place *place, const char *bytes, gsize size,
                           const char *words)
{
	g_autoptr(GError) error = NULL;

	assert_true(g_file_set_contents(place->path, bytes, (gssize)size, NULL));
	assert_null(facts_file_open(place->path, &error));
	assert_non_null(error);
	assert_true(g_str_has_prefix(error->message, place->path));
	assert_non_null(strstr(error->message, words));
}

static void test_what_was_written_is_read(void **state)
{
	const struct place *place = *state;
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);
	struct facts_file *file = facts_file_open(place->path, NULL);
	g_autoptr(GString) before = g_string_new(NULL), after = g_string_new(NULL);

	assert_non_null(file);
	facts_dump(&view, before);
	facts_dump(facts_file_view(file), after);
	assert_string_equal(before->str, after->str);
#define TABLE(name, type)                                                                          \
	assert_int_equal(view.name##_count, facts_file_view(file)->name##_count);                  \
	assert_memory_equal(view.name, facts_file_view(file)->name,                                \
	                    sizeof(type) * view.name##_count);
	FACT_TABLES(TABLE)
#undef TABLE
	facts_file_close(file);
	facts_builder_free(builder);
}

static void test_same_facts_same_bytes(void **state)
{
	const struct place *place = *state;
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);
	g_autofree char *again = NULL;
	gsize size;

	assert_true(facts_file_write(&view, place->path, NULL));
	assert_true(g_file_get_contents(place->path, &again, &size, NULL));
	assert_int_equal(size, place->size);
	assert_memory_equal(again, place->bytes, size);
	facts_builder_free(builder);
}

static void test_no_fact_file(void **state)
{
	const struct place *place = *state;
	g_autoptr(GError) error = NULL;

	assert_refused(place, "", 0, "not a fact file");
	assert_refused(place, "ALFACTS", 8, "not a fact file");
	assert_refused(place, "int main(void);\n", 16, "not a fact file");
	g_unlink(place->path);
	assert_null(facts_file_open(place->path, &error));
	assert_non_null(strstr(error->message, "No such file"));
	g_clear_error(&error);
	assert_null(facts_file_open(place->folder, &error));
	assert_non_null(error);
}

static void test_another_version(void **state)
{
	const struct place *place = *state;

	place->bytes[VERSION_AT]++;
	assert_refused(place, place->bytes, place->size, "another version");
	place->bytes[VERSION_AT]--;
	place->bytes[TABLE_COUNT_AT]++;
	assert_refused(place, place->bytes, place->size, "another version");
}

/* Every shorter file. */
static void test_cut_off(void **state)
{
	const struct place *place = *state;

	for (gsize size = 0; size < place->size; size++)
		assert_refused(place, place->bytes, size, ": ");
}

static void put32(const struct place *place, size_t at, uint32_t value)
{
	memcpy(place->bytes + at, &value, sizeof(value));
}

static void test_tables_outside_the_file(void **state)
{
	const struct place *place = *state;
	uint32_t tables;

	memcpy(&tables, place->bytes + TABLE_COUNT_AT, sizeof(tables));
	for (uint32_t i = 0; i < tables; i++) {
		size_t row = TABLES_AT + i * TABLE_BYTES;
		char good[TABLE_BYTES];

		memcpy(good, place->bytes + row, TABLE_BYTES);
		put32(place, row, (uint32_t)place->size + 8);
		assert_refused(place, place->bytes, place->size, "damaged");
		memcpy(place->bytes + row, good, TABLE_BYTES);
		put32(place, row + 4, UINT32_MAX); /* the offset's upper half */
		assert_refused(place, place->bytes, place->size, "damaged");
		memcpy(place->bytes + row, good, TABLE_BYTES);
		place->bytes[row]++; /* not aligned */
		assert_refused(place, place->bytes, place->size, "damaged");
		memcpy(place->bytes + row, good, TABLE_BYTES);
		put32(place, row + 8, UINT32_MAX); /* the count */
		assert_refused(place, place->bytes, place->size, "damaged");
		memcpy(place->bytes + row, good, TABLE_BYTES);
		place->bytes[row + 12]++; /* the size of a row */
		assert_refused(place, place->bytes, place->size, "damaged");
		memcpy(place->bytes + row, good, TABLE_BYTES);
	}
}

static void test_write_that_fails_leaves_the_old_file(void **state)
{
	const struct place *place = *state;
	struct facts_builder *builder = sample_facts();
	struct facts view = facts_builder_view(builder);
	g_autofree char *nowhere = g_build_filename(place->folder, "none", "a.facts", NULL);
	g_autoptr(GError) error = NULL;

	assert_false(facts_file_write(&view, nowhere, &error));
	assert_non_null(error);
	facts_builder_free(builder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_was_written_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_same_facts_same_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_no_fact_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_another_version, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut_off, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_tables_outside_the_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_write_that_fails_leaves_the_old_file, set_up,
		                                tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
