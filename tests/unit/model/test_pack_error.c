/* SPDX-License-Identifier: MIT
 *
 * test_pack_error.c - every mistake in tests/packs/bad gets exactly the message written beside it:
 * NAME.json is the pack, NAME.error the one line.
 *
 * And no damage to a real pack gets more than a message: cut anywhere, or with bytes changed, it is
 * read or refused, never a crash (run under ASan and UBSan by the asan preset).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>
#include "model/pack_read.h"
#include "pack_file.h"
#include <cmocka.h>

/* Loading NAME, in the current folder, fails with the line in its .error file. */
static void assert_mistake(const char *name)
{
	g_autofree char *stem = g_strndup(name, strlen(name) - strlen(".json"));
	g_autofree char *wanted_file = g_strconcat(stem, ".error", NULL);
	g_autofree char *wanted = NULL;
	struct model_set *set = model_set_new();
	GError *error = NULL;

	assert_true(g_file_get_contents(wanted_file, &wanted, NULL, NULL));
	assert_false(model_set_add_file(set, name, &error));
	assert_string_equal(error->message, g_strchomp(wanted));
	assert_int_equal(model_set_count(set), 0);
	g_error_free(error);
	model_set_free(set);
}

static void test_mistakes(void **state)
{
	GDir *dir = g_dir_open(BAD_PACKS_DIR, 0, NULL);
	const char *name;
	size_t count = 0;

	(void)state;
	assert_non_null(dir);
	assert_int_equal(chdir(BAD_PACKS_DIR), 0);
	while ((name = g_dir_read_name(dir))) {
		if (!g_str_has_suffix(name, ".json"))
			continue;
		assert_mistake(name);
		count++;
	}
	g_dir_close(dir);
	assert_true(count > 50);
}

struct damage {
	char *dir;
	char *path;
	char *text; /* of a real pack */
	size_t length;
};

static int damage_new(void **state)
{
	struct damage *damage = g_new0(struct damage, 1);

	damage->dir = g_dir_make_tmp("damage_XXXXXX", NULL);
	damage->path = g_build_filename(damage->dir, "pack.json", NULL);
	*state = damage;
	return g_file_get_contents(RULES_DIR "/libevent.json", &damage->text, &damage->length, NULL)
	               ? 0
	               : -1;
}

static int damage_free(void **state)
{
	struct damage *damage = *state;

	g_unlink(damage->path);
	g_rmdir(damage->dir);
	g_free(damage->dir);
	g_free(damage->path);
	g_free(damage->text);
	g_free(damage);
	return 0;
}

/* Writes LENGTH bytes of TEXT as a pack and loads it: read, or one line that names the file. */
static bool loads(const struct damage *damage, const char *text, size_t length)
{
	GError *error = NULL;

	assert_true(g_file_set_contents(damage->path, text, (gssize)length, NULL));
	struct path_sets *sets = path_sets_new();
	struct pack *pack = pack_load(damage->path, sets, &error);

	path_sets_free(sets);

	if (!pack) {
		assert_true(g_str_has_prefix(error->message, damage->path));
		assert_null(strchr(error->message, '\n'));
		g_error_free(error);
		return false;
	}
	pack_free(pack);
	return true;
}

static void test_truncated(void **state)
{
	struct damage *damage = *state;

	for (size_t length = 0; length + 2 < damage->length; length += damage->length / 97)
		assert_false(loads(damage, damage->text, length));
	assert_true(loads(damage, damage->text, damage->length));
}

/* Always the same bytes, so that a failure can be repeated. */
static void test_changed_bytes(void **state)
{
	struct damage *damage = *state;
	g_autoptr(GRand) dice = g_rand_new_with_seed(20);
	size_t refused = 0;

	for (int round = 0; round < 300; round++) {
		g_autofree char *copy = g_memdup2(damage->text, damage->length);

		for (int i = 0; i <= round % 3; i++) {
			size_t at = (size_t)g_rand_int_range(dice, 0, (gint32)damage->length);

			copy[at] = "\0\xff\"{}[]:,0\\n"[g_rand_int_range(dice, 0, 12)];
		}
		refused += !loads(damage, copy, damage->length);
	}
	assert_true(refused > 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_truncated, damage_new, damage_free),
		cmocka_unit_test_setup_teardown(test_changed_bytes, damage_new, damage_free),
		cmocka_unit_test(test_mistakes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
