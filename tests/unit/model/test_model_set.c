/* SPDX-License-Identifier: MIT
 *
 * test_model_set.c - which row applies to a function: name, header, precedence.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include "pack_file.h"
#include <cmocka.h>

#define ROW(name, why) "{'name': '" name "', 'why': '" why "'}"

static int set_new(void **state)
{
	*state = model_set_new();
	return 0;
}

static int set_free(void **state)
{
	model_set_free(*state);
	return 0;
}

static void add(struct model_set *set, const char *name, const char *header, const char *rest)
{
	GError *error = NULL;

	if (!add_pack(set, name, header, rest, &error))
		fail_msg("%s", error->message);
}

/* The "why" of the row for NAME, "-" when there is none. */
static const char *why(const struct model_set *set, const char *name, const char *declared_in,
                       bool by_hand)
{
	const struct model_function *row = model_set_function(set, name, declared_in, by_hand);

	return row ? row->why : "-";
}

static void test_headers(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "sys/a*.h", "'functions': [" ROW("f", "a") "]");
	assert_string_equal(why(set, "f", "/usr/include/sys/abc.h", false), "a");
	assert_string_equal(why(set, "f", "sys/a.h", false), "a");
	/* Whole components only, and a star stays inside one. */
	assert_string_equal(why(set, "f", "/usr/include/mysys/abc.h", false), "-");
	assert_string_equal(why(set, "f", "/usr/include/sys/a/b.h", false), "-");
	assert_string_equal(why(set, "f", "/usr/include/abc.h", false), "-");
	assert_string_equal(why(set, "f", "abc.h", false), "-");
	assert_string_equal(why(set, "f", "/usr/include/sys/abc.hpp", false), "-");
	assert_string_equal(why(set, "g", "/usr/include/sys/abc.h", false), "-");
}

/* A program's own function of the same name is not the library's; one it declares by hand is. */
static void test_own_functions(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "a.h", "'functions': [" ROW("co_wait", "a") "]");
	assert_string_equal(why(set, "co_wait", "/src/mine.h", false), "-");
	assert_string_equal(why(set, "co_wait", "/src/mine.c", true), "a");
	assert_string_equal(why(set, "co_wait", NULL, false), "a");
	assert_string_equal(why(set, "co_wait", "", false), "a");
}

static void test_later_wins(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "a.h", "'functions': [" ROW("f", "a") ", " ROW("g", "a") "]");
	add(set, "b", "[ab].h", "'functions': [" ROW("f", "b") "]");
	add(set, "c", "c.h", "'functions': [" ROW("f", "c") "]");
	assert_string_equal(why(set, "f", "a.h", false), "b");
	assert_string_equal(why(set, "f", "c.h", false), "c");
	assert_string_equal(why(set, "f", "x.c", true), "c");
	assert_string_equal(why(set, "g", "a.h", false), "a");
}

static void test_aliases(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "a.h",
	    "'functions': [{'name': 'f', 'aliases': ['f64', '__f_2'], 'why': 'a'}]");
	assert_ptr_equal(model_set_function(set, "f64", "a.h", false),
	                 model_set_function(set, "f", "a.h", false));
	assert_string_equal(model_set_function(set, "__f_2", "a.h", false)->name, "f");
	/* A later pack may describe an alias by itself. */
	add(set, "b", "a.h", "'functions': [" ROW("f64", "b") "]");
	assert_string_equal(why(set, "f64", "a.h", false), "b");
	assert_string_equal(why(set, "f", "a.h", false), "a");
}

static void test_fields(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "a.h",
	    "'fields': [{'record': 'struct s', 'aliases': ['s_t', 'union (*bits/s.h:*)'],"
	    " 'field': 'cb', 'context': 'worker', 'why': 'It runs.'}]");
	const struct model_field *row = model_set_field(set, "struct s", "cb");

	assert_non_null(row);
	assert_int_equal(row->context, CONTEXT_WORKER);
	assert_string_equal(row->why, "It runs.");
	assert_string_equal(pack_name(row->pack), "a");
	assert_non_null(model_set_field(set, "s_t", "cb"));
	assert_non_null(model_set_field(set, "union (unnamed union at /usr/bits/s.h:3:9)", "cb"));
	assert_null(model_set_field(set, "union (unnamed union at /usr/bits/t.h:3:9)", "cb"));
	assert_null(model_set_field(set, "struct s2", "cb"));
	assert_null(model_set_field(set, "struct s", "other"));
	add(set, "b", "b.h",
	    "'fields': [{'record': 's_t', 'field': 'cb', 'context': 'loop', 'why': 'b'}]");
	assert_int_equal(model_set_field(set, "s_t", "cb")->context, CONTEXT_LOOP);
	assert_int_equal(model_set_field(set, "struct s", "cb")->context, CONTEXT_WORKER);
}

/* Advice belongs to a pack by name, so users can give their own for a pack of ours. */
static void test_advice(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "a.h", "'advice': {'sleep': 'old', 'dns': 'resolve'}");
	add(set, "b", "b.h", "'advice': {'sleep': 'b'}");
	add(set, "a", "a.h", "'advice': {'sleep': 'new'}");
	const struct pack *first = model_set_pack(set, 0);

	assert_int_equal(model_set_count(set), 3);
	assert_string_equal(model_set_advice(set, first, "sleep"), "new");
	assert_string_equal(model_set_advice(set, first, "dns"), "resolve");
	assert_string_equal(model_set_advice(set, model_set_pack(set, 1), "sleep"), "b");
	assert_null(model_set_advice(set, first, "nothing"));
}

static void test_pack(void **state)
{
	struct model_set *set = *state;

	add(set, "a", "a.h",
	    "'objects': ['liba.so.1', 'liba.so.2'], 'functions': [" ROW("f", "a") "]");
	const struct pack *pack = model_set_pack(set, 0);

	assert_string_equal(pack_title(pack), "For a test");
	assert_true(g_str_has_suffix(pack_path(pack), "/pack.json"));
	assert_string_equal(pack_headers(pack)[0], "a.h");
	assert_null(pack_headers(pack)[1]);
	assert_string_equal(pack_objects(pack)[1], "liba.so.2");
	assert_null(pack_objects(pack)[2]);
	assert_int_equal(pack_function_count(pack), 1);
	assert_string_equal(pack_function(pack, 0)->name, "f");
	assert_ptr_equal(pack_function(pack, 0)->pack, pack);
}

/* A bad pack leaves the set as it was. */
static void test_unchanged(void **state)
{
	struct model_set *set = *state;
	GError *error = NULL;

	add(set, "a", "a.h", "'functions': [" ROW("f", "a") "]");
	assert_false(add_pack(set, "b", "a.h", "'functions': [" ROW("f", "b") ", 5]", &error));
	assert_non_null(error);
	g_error_free(error);
	assert_int_equal(model_set_count(set), 1);
	assert_string_equal(why(set, "f", "a.h", false), "a");
}

/* Name order, schema.json and other files left out, the first bad pack reported. */
static void test_dir(void **state)
{
	struct model_set *set = *state;
	g_autofree char *dir = g_dir_make_tmp("rules_XXXXXX", NULL);
	static const char *const names[] = { "b.json", "a.json", "schema.json", "c.txt", "d.json" };
	GError *error = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(dir, names[i], NULL);
		g_autofree char *text = i < 2 ? g_strdup_printf(
							"{\"pack\": \"%s\", \"title\": \"t\","
							" \"headers\": [\"a.h\"]}",
							names[i])
		                              : g_strdup("not a pack");

		assert_true(g_file_set_contents(path, text, -1, NULL));
	}
	assert_false(model_set_add_dir(set, dir, &error));
	assert_non_null(strstr(error->message, "/d.json:1: not valid JSON: "));
	g_error_free(error);
	assert_int_equal(model_set_count(set), 2);
	assert_string_equal(pack_name(model_set_pack(set, 0)), "a.json");
	assert_string_equal(pack_name(model_set_pack(set, 1)), "b.json");
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(dir, names[i], NULL);

		g_unlink(path);
	}
	g_rmdir(dir);
}

static void test_no_dir(void **state)
{
	GError *error = NULL;

	assert_false(model_set_add_dir(*state, "/nowhere/at/all", &error));
	assert_string_equal(error->message, "/nowhere/at/all: No such file or directory");
	g_error_free(error);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_new, set_free)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_headers), TEST(test_own_functions), TEST(test_later_wins),
		TEST(test_aliases), TEST(test_fields),        TEST(test_advice),
		TEST(test_pack),    TEST(test_unchanged),     TEST(test_dir),
		TEST(test_no_dir),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
