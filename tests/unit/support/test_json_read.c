/* SPDX-License-Identifier: MIT
 *
 * test_json_read.c - files that are no JSON, JSON that is not what belongs there: what is said.
 */
#include "support/json_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>
#include <cmocka.h>

/* The document TEXT, called "t.json", which is well-formed. */
static struct json_doc *parse(const char *text)
{
	GError *error = NULL;
	struct json_doc *doc = json_doc_parse("t.json", text, strlen(text), &error);

	assert_null(error);
	assert_non_null(doc);
	return doc;
}

/* ERROR says exactly MESSAGE. Frees it. */
static void assert_says(GError *error, const char *message)
{
	assert_non_null(error);
	assert_string_equal(error->message, message);
	g_error_free(error);
}

static void test_getters(void **state)
{
	(void)state;
	struct json_doc *doc = parse("{\"s\": \"x\", \"i\": -3, \"b\": false, \"l\": [4, 5]}");
	struct json_node root = json_doc_root(doc), node, item;
	const char *string;
	int64_t integer;
	size_t count;
	bool flag = true;

	assert_true(json_node_member(&root, "s", &node));
	assert_true(json_node_string(&node, &string, NULL));
	assert_string_equal(string, "x");
	assert_true(json_node_member(&root, "i", &node));
	assert_true(json_node_integer(&node, -3, -3, &integer, NULL));
	assert_int_equal(integer, -3);
	assert_true(json_node_member(&root, "b", &node));
	assert_true(json_node_bool(&node, &flag, NULL));
	assert_false(flag);
	assert_true(json_node_member(&root, "l", &node));
	assert_true(json_node_array(&node, &count, NULL));
	assert_int_equal(count, 2);
	item = json_node_item(&node, 1);
	assert_true(json_node_integer(&item, 0, 9, &integer, NULL));
	assert_int_equal(integer, 5);
	assert_false(json_node_member(&root, "x", &node));
	json_doc_free(doc);
}

static void test_wrong_types(void **state)
{
	(void)state;
	struct json_doc *doc = parse(
		"{\n\"o\": {},\n\"n\": null,\n\"t\": true,\n\"l\": [ \"\" ]\n}");
	struct json_node root = json_doc_root(doc), node, item;
	const char *string = "kept";
	int64_t integer = 7;
	size_t count = 9;
	bool flag = true;
	GError *error = NULL;

	json_node_member(&root, "o", &node);
	assert_false(json_node_string(&node, &string, &error));
	assert_says(g_steal_pointer(&error), "t.json:2: $.o: must be a string, not an object");
	json_node_member(&root, "n", &node);
	assert_false(json_node_bool(&node, &flag, &error));
	assert_says(g_steal_pointer(&error), "t.json:3: $.n: must be true or false, not null");
	json_node_member(&root, "t", &node);
	assert_false(json_node_integer(&node, 0, 1, &integer, &error));
	assert_says(g_steal_pointer(&error), "t.json:4: $.t: must be an integer, not true");
	assert_false(json_node_array(&node, &count, &error));
	assert_says(g_steal_pointer(&error), "t.json:4: $.t: must be an array, not true");
	json_node_member(&root, "l", &node);
	item = json_node_item(&node, 0);
	assert_false(json_node_string(&item, &string, &error));
	assert_says(g_steal_pointer(&error), "t.json:5: $.l[0]: must not be empty");
	assert_false(json_node_need(&root, "x", &node, &error));
	assert_says(g_steal_pointer(&error), "t.json:1: $: \"x\" is missing");
	/* Results are written on success only. */
	assert_string_equal(string, "kept");
	assert_int_equal(integer, 7);
	assert_int_equal(count, 9);
	assert_true(flag);
	json_doc_free(doc);
}

static void test_unknown_key(void **state)
{
	static const char *const keys[] = { "one", "two", NULL };
	struct json_doc *doc = parse("{ \"one\": 1,\n  \"a b\": 2 }");
	struct json_node root = json_doc_root(doc);
	GError *error = NULL;

	(void)state;
	assert_true(json_node_object(&root, NULL, &error));
	assert_false(json_node_object(&root, keys, &error));
	assert_says(error, "t.json:2: $[\"a b\"]: unknown key; allowed: one, two");
	json_doc_free(doc);
}

/* A message is one line of valid UTF-8, whatever the file is called. */
static void test_one_line(void **state)
{
	GError *error = NULL;

	(void)state;
	assert_null(json_doc_parse("a\nb\xff.json", "[", 1, &error));
	assert_null(strchr(error->message, '\n'));
	assert_true(g_utf8_validate(error->message, -1, NULL));
	assert_true(g_error_matches(error, JSON_READ_ERROR, JSON_READ_ERROR_SYNTAX));
	g_error_free(error);
}

/* Brackets far deeper than any stack of ours. */
static void test_deep(void **state)
{
	size_t depth = 1000000;
	g_autofree char *text = g_malloc(depth);
	GError *error = NULL;

	(void)state;
	memset(text, '[', depth);
	assert_null(json_doc_parse("deep.json", text, depth, &error));
	assert_true(g_str_has_prefix(error->message,
	                             "deep.json:1: not valid JSON: maximum parsing depth reached"));
	g_error_free(error);
}

/* Deep, but allowed: the way to a wrong value may have two thousand steps. */
static void test_deep_path(void **state)
{
	struct json_node nodes[2001];
	GString *text = g_string_new(NULL);
	const char *string;
	GError *error = NULL;

	(void)state;
	for (int i = 0; i < 2000; i++)
		g_string_append(text, "[\n");
	g_string_append(text, "1");
	for (int i = 0; i < 2000; i++)
		g_string_append(text, "]");
	struct json_doc *doc = parse(text->str);

	nodes[0] = json_doc_root(doc);
	for (int i = 0; i < 2000; i++)
		nodes[i + 1] = json_node_item(&nodes[i], 0);
	assert_false(json_node_string(&nodes[2000], &string, &error));
	assert_true(g_str_has_prefix(error->message, "t.json:2001: $[0][0]"));
	g_error_free(error);
	json_doc_free(doc);
	g_string_free(text, TRUE);
}

struct files {
	char *dir;
	char *path; /* of a file that a test may create */
};

static int files_new(void **state)
{
	struct files *files = g_new0(struct files, 1);

	files->dir = g_dir_make_tmp("json_read_XXXXXX", NULL);
	files->path = g_build_filename(files->dir, "doc.json", NULL);
	*state = files;
	return files->dir ? 0 : -1;
}

static int files_free(void **state)
{
	struct files *files = *state;

	g_unlink(files->path);
	g_rmdir(files->dir);
	g_free(files->dir);
	g_free(files->path);
	g_free(files);
	return 0;
}

/* Reading PATH fails with "PATH: WHAT". */
static void assert_unreadable(const char *path, const char *what)
{
	g_autofree char *message = g_strdup_printf("%s: %s", path, what);
	GError *error = NULL;

	assert_null(json_doc_read(path, &error));
	assert_true(g_error_matches(error, JSON_READ_ERROR, JSON_READ_ERROR_FILE));
	assert_says(error, message);
}

static void test_no_file(void **state)
{
	struct files *files = *state;

	assert_unreadable(files->path, "No such file or directory");
	assert_unreadable(files->dir, "is not a regular file");
}

/* A FIFO nobody writes to must not make us wait. */
static void test_fifo(void **state)
{
	struct files *files = *state;

	assert_int_equal(mkfifo(files->path, 0600), 0);
	alarm(10);
	assert_unreadable(files->path, "is not a regular file");
	alarm(0);
}

static void test_empty_file(void **state)
{
	struct files *files = *state;
	GError *error = NULL;

	assert_true(g_file_set_contents(files->path, "", 0, NULL));
	assert_null(json_doc_read(files->path, &error));
	assert_true(g_error_matches(error, JSON_READ_ERROR, JSON_READ_ERROR_SYNTAX));
	g_error_free(error);
}

/* The limit itself is fine, a byte more is not. Blanks are the cheapest JSON there is. */
static void test_huge(void **state)
{
	struct files *files = *state;
	g_autofree char *text = g_malloc(JSON_DOC_LIMIT + 1);

	memset(text, ' ', JSON_DOC_LIMIT + 1);
	memcpy(text, "{}", 2);
	assert_true(g_file_set_contents(files->path, text, JSON_DOC_LIMIT + 1, NULL));
	assert_unreadable(files->path, "larger than 16 MiB, the limit for JSON files");
	assert_true(g_file_set_contents(files->path, text, JSON_DOC_LIMIT, NULL));
	struct json_doc *doc = json_doc_read(files->path, NULL);

	assert_non_null(doc);
	json_doc_free(doc);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_getters),
		cmocka_unit_test(test_wrong_types),
		cmocka_unit_test(test_unknown_key),
		cmocka_unit_test(test_one_line),
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_deep_path),
		cmocka_unit_test_setup_teardown(test_no_file, files_new, files_free),
		cmocka_unit_test_setup_teardown(test_fifo, files_new, files_free),
		cmocka_unit_test_setup_teardown(test_empty_file, files_new, files_free),
		cmocka_unit_test_setup_teardown(test_huge, files_new, files_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
