/* SPDX-License-Identifier: MIT
 *
 * test_ninja_scope.c - what Ninja's variables mean, and where that ends; and its lines.
 */
#include "buildsys/ninja_scope.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "buildsys/ninja_lines.h"

static void set(GHashTable *variables, const char *name, const char *value)
{
	g_hash_table_insert(variables, g_strdup(name), g_strdup(value));
}

static void assert_means(const struct ninja_scope *scope, const char *text, const char *wanted)
{
	ninja_budget budget = 1000;
	g_autofree char *value = ninja_evaluate(scope, NULL, text, &budget);

	assert_string_equal(value, wanted);
}

static void test_escapes_and_names(void **state)
{
	struct ninja_scope *scope = ninja_scope_new(NULL);

	(void)state;
	set(scope->variables, "a", "1");
	set(scope->variables, "a.b", "2");
	set(scope->variables, "a-c", "3");
	assert_means(scope, "$a ${a.b} $a.b $a-c", "1 2 1.b 3");
	assert_means(scope, "x$$y$ z$:$\n    w", "x$y z:w");
	assert_means(scope, "[$none][${open", "[][{open");
	assert_means(scope, "end$", "end");
	ninja_scope_free(scope);
}

static void test_parents(void **state)
{
	struct ninja_scope *outer = ninja_scope_new(NULL), *inner = ninja_scope_new(outer);

	(void)state;
	set(outer->variables, "a", "outer");
	set(outer->variables, "b", "outer");
	set(inner->variables, "a", "inner");
	assert_means(inner, "$a $b", "inner outer");
	assert_means(outer, "$a $b", "outer outer");
	assert_null(ninja_scope_rule(inner, "none"));
	ninja_scope_free(inner);
	ninja_scope_free(outer);
}

static void test_edge(void **state)
{
	struct ninja_scope *scope = ninja_scope_new(NULL);
	g_autoptr(GHashTable) own = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GHashTable) rule = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autoptr(GPtrArray) outputs = g_ptr_array_new(), inputs = g_ptr_array_new();
	const struct ninja_edge edge = { scope, own, rule, outputs, inputs };
	ninja_budget budget = 1000;
	g_autofree char *command = NULL, *again = NULL, *circle = NULL;

	(void)state;
	g_ptr_array_add(outputs, (gpointer) "prog");
	g_ptr_array_add(inputs, (gpointer) "a b.o");
	g_ptr_array_add(inputs, (gpointer) "c.o");
	set(scope->variables, "libs", "scope");
	set(own, "libs", "own");
	set(rule, "libs", "rule");
	set(rule, "linker", "cc$flags");
	set(own, "flags", " -s");
	set(rule, "command", "$linker -o $out $in $libs");
	set(rule, "loop", "x$loop");
	command = ninja_edge_variable(&edge, "command", &budget);
	assert_string_equal(command, "cc -s -o prog 'a b.o' c.o own");
	again = ninja_edge_variable(&edge, "rspfile", &budget);
	assert_string_equal(again, "");
	circle = ninja_edge_variable(&edge, "loop", &budget);
	assert_null(circle);
	ninja_scope_free(scope);
}

static void test_budget(void **state)
{
	struct ninja_scope *scope = ninja_scope_new(NULL);
	ninja_budget budget = 10;
	g_autofree char *first = NULL, *second = NULL;

	(void)state;
	set(scope->variables, "a", "12345");
	first = ninja_evaluate(scope, NULL, "$a", &budget);
	assert_string_equal(first, "12345");
	second = ninja_evaluate(scope, NULL, "$a$a", &budget);
	assert_null(second);
	ninja_scope_free(scope);
}

static void test_lines(void **state)
{
	struct ninja_lines lines;
	char *name, *value;
	const char *text;

	(void)state;
	ninja_lines_init(&lines, g_strdup("# no\n\na = 1 $\n 2\r\n  b=\nbuild x$ y z|w: r\n"));
	assert_true(ninja_lines_next(&lines));
	assert_int_equal(lines.number, 3);
	assert_true(ninja_lines_binding(&lines, &name, &value));
	assert_string_equal(name, "a");
	assert_string_equal(value, "1 $\n 2");
	assert_true(ninja_lines_next_indented(&lines));
	assert_int_equal(lines.number, 5);
	assert_true(ninja_lines_binding(&lines, &name, &value));
	assert_string_equal(value, "");
	assert_false(ninja_lines_next_indented(&lines));
	assert_true(ninja_lines_next(&lines));
	assert_false(ninja_lines_binding(&lines, &name, &value));
	text = lines.line + strlen("build");
	g_autofree char *first = ninja_lines_path(&text), *second = ninja_lines_path(&text);

	assert_string_equal(first, "x$ y");
	assert_string_equal(second, "z");
	assert_int_equal(*text, '|');
	assert_false(ninja_lines_next(&lines));
	ninja_lines_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_escapes_and_names),
		cmocka_unit_test(test_parents),
		cmocka_unit_test(test_edge),
		cmocka_unit_test(test_budget),
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
