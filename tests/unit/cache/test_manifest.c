/* SPDX-License-Identifier: MIT
 *
 * test_manifest.c - written and read back; cut short anywhere and damaged anywhere it is none.
 */
#include "cache/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>
#include <glib/gstdio.h>

struct place {
	char *folder;
	char *path;
	char *bytes;
	gsize size;
};

static const char strings[] = "/a.c\0/b.h\0/inc";

static bool write_sample(const char *path)
{
	const struct manifest_file files[] = {
		{ .stamp = { .modified = 1, .size = 2 }, .digest = digest_of("a", 1), .path = 0 },
		{ .stamp = { .modified = 3, .size = 4 }, .digest = digest_of("b", 1), .path = 5 },
	};
	const struct manifest_dir dirs[] = { { .stamp = { .inode = 5 }, .path = 10 } };
	const struct manifest manifest = { .written = 6,
		                           .entry = digest_of("e", 1),
		                           .probes = digest_of("p", 1),
		                           .files = files,
		                           .dirs = dirs,
		                           .strings = strings,
		                           .file_count = G_N_ELEMENTS(files),
		                           .dir_count = G_N_ELEMENTS(dirs),
		                           .string_bytes = sizeof(strings) };

	return manifest_write(&manifest, path, NULL);
}

static int set_up(void **state)
{
	struct place *place = g_new0(struct place, 1);

	*state = place;
	place->folder = g_dir_make_tmp("manifest-XXXXXX", NULL);
	place->path = g_build_filename(place->folder, "unit", NULL);
	return write_sample(place->path) &&
	                       g_file_get_contents(place->path, &place->bytes, &place->size, NULL)
	               ? 0
	               : -1;
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

static void test_read_back(void **state)
{
	const struct place *place = *state;
	struct digest entry = digest_of("e", 1), b = digest_of("b", 1);
	struct manifest manifest;

	assert_true(manifest_read(&manifest, place->path));
	assert_int_equal(manifest.written, 6);
	assert_true(digest_equal(&manifest.entry, &entry));
	assert_int_equal(manifest.file_count, 2);
	assert_string_equal(manifest_path(&manifest, manifest.files[1].path), "/b.h");
	assert_true(digest_equal(&manifest.files[1].digest, &b));
	assert_int_equal(manifest.files[1].stamp.size, 4);
	assert_int_equal(manifest.dir_count, 1);
	assert_string_equal(manifest_path(&manifest, manifest.dirs[0].path), "/inc");
	manifest_release(&manifest);
}

static void assert_refused(const struct place *place, const char *data, gsize size)
{
	struct manifest manifest;

	assert_true(g_file_set_contents(place->path, data, (gssize)size, NULL));
	assert_false(manifest_read(&manifest, place->path));
}

static void test_cut_short(void **state)
{
	const struct place *place = *state;

	for (gsize size = 0; size < place->size; size += 7)
		assert_refused(place, place->bytes, size);
	assert_refused(place, place->bytes, place->size - 1);
}

static void test_damaged(void **state)
{
	const struct place *place = *state;

	for (gsize at = 0; at < place->size; at += 3) {
		place->bytes[at] ^= 1 << at % 8;
		assert_refused(place, place->bytes, place->size);
		place->bytes[at] ^= 1 << at % 8;
	}
}

static void test_none(void **state)
{
	const struct place *place = *state;
	struct manifest manifest;

	assert_false(manifest_read(&manifest, place->folder));
	g_unlink(place->path);
	assert_false(manifest_read(&manifest, place->path));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_read_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut_short, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_damaged, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_none, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
