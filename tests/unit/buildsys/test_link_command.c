/* SPDX-License-Identifier: MIT
 *
 * test_link_command.c - what a command line links, and to what.
 */
#include "buildsys/link_command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

/* What COMMAND, run in /b, says of OUTPUT: "kind: input input", or "" when nothing. */
static char *said(const char *command, const char *output)
{
	static const char *const kinds[] = { "program", "library", "part" };
	struct link_steps steps;
	const struct link_step *step;
	GString *text = g_string_new(NULL);

	link_steps_init(&steps);
	assert_true(link_command_read(&steps, "/b", command));
	step = g_hash_table_lookup(steps.by_output, output);
	if (step)
		g_string_append_printf(text, "%s:", kinds[step->kind]);
	for (guint i = 0; step && i < step->inputs->len; i++)
		g_string_append_printf(text, " %s", (char *)step->inputs->pdata[i]);
	if (steps.problem)
		g_string_append_printf(text, " (%s)", steps.problem);
	link_steps_release(&steps);
	return g_string_free(text, FALSE);
}

static void assert_said(const char *command, const char *output, const char *wanted)
{
	g_autofree char *text = said(command, output);

	assert_string_equal(text, wanted);
}

static void test_programs(void **state)
{
	(void)state;
	assert_said("cc a.o ../c/b.o -o prog", "/b/prog", "program: /b/a.o /c/b.o");
	assert_said("cc -O2 -oprog a.o -Wl,--as-needed libx.a -lm", "/b/prog",
	            "program: /b/a.o /b/libx.a");
	assert_said("ld --output=prog a.o", "/b/prog", "program: /b/a.o");
	assert_said("LANG=C ccache cc a.o -o prog", "/b/prog", "program: /b/a.o");
	assert_said("cc 'a b.o' -o prog", "/b/prog", "program: /b/a b.o");
	assert_said("cc a.o -Wl,--whole-archive,libx.a,-z,now -o prog", "/b/prog",
	            "program: /b/a.o /b/libx.a /b/now");
}

static void test_searched_libraries(void **state)
{
	(void)state;
	assert_said("cc a.o -L. -Lsub -lx -o prog", "/b/prog",
	            "program: /b/a.o /b/libx.so /b/libx.a /b/sub/libx.so /b/sub/libx.a");
	assert_said("cc -L sub -l:libx.so.1 -o prog", "/b/prog",
	            "program: /b/sub /b/sub/libx.so.1");
}

static void test_kinds(void **state)
{
	(void)state;
	assert_said("cc -shared -o plugin a.o", "/b/plugin", "library: /b/a.o");
	assert_said("ld -o libx.so.1.2 a.o", "/b/libx.so.1.2", "library: /b/a.o");
	assert_said("cc -o my.sort a.o", "/b/my.sort", "program: /b/a.o");
	assert_said("ld -r -o both a.o b.o", "/b/both", "part: /b/a.o /b/b.o");
	assert_said("libtool -static -o libx.a a.o", "/b/libx.a", "part: /b/a.o");
}

static void test_archives(void **state)
{
	(void)state;
	assert_said("ar qc libx.a a.o b.o\n", "/b/libx.a", "part: /b/a.o /b/b.o");
	assert_said("rm -f libx.a && llvm-ar-19 csrDT libx.a a.o", "/b/libx.a", "part: /b/a.o");
	assert_said("x86_64-linux-gnu-gcc-ar -T -r -c libx.a a.o", "/b/libx.a", "part: /b/a.o");
	assert_said("ar t libx.a", "/b/libx.a", "");
	assert_said("ar x libx.a a.o", "/b/libx.a", "");
	assert_said("tar cf libx.a a.o", "/b/libx.a", "");
	assert_said("ar", "/b/libx.a", "");
	assert_said("ar rc", "/b/rc", "");
}

static void test_what_links_nothing(void **state)
{
	(void)state;
	assert_said("cc -c a.c -o a.o", "/b/a.o", "");
	assert_said("cc -E a.c -o a.i", "/b/a.i", "");
	assert_said("cp a.o prog", "/b/prog", "");
	assert_said("", "/b/prog", "");
	assert_said("cc a.o -o", "/b/prog", "");
	assert_said("&& ;", "/b/prog", "");
}

static void test_lines(void **state)
{
	(void)state;
	assert_said(": && cc a.o -o prog && :", "/b/prog", "program: /b/a.o");
	assert_said("cd sub && cc a.o -o prog", "/b/sub/prog", "program: /b/sub/a.o");
	assert_said("cd /x ; cc a.o -o prog", "/x/prog", "program: /x/a.o");
}

static void test_unreadable_response_file(void **state)
{
	g_autofree char *text = said("cc @gone.rsp -o prog", "/b/prog");

	(void)state;
	assert_non_null(strstr(text, "response file"));
	assert_said("cc a.o @gone.syms -o prog", "/b/prog", "program: /b/a.o /b/@gone.syms");
}

static void test_unbalanced_quote(void **state)
{
	struct link_steps steps;

	(void)state;
	link_steps_init(&steps);
	assert_false(link_command_read(&steps, "/b", "cc 'a.o -o prog"));
	assert_int_equal(g_hash_table_size(steps.by_output), 0);
	link_steps_release(&steps);
}

/* The first source decides; one source's commands for the same output add up. */
static void test_sources(void **state)
{
	struct link_steps steps;
	const struct link_step *step;

	(void)state;
	link_steps_init(&steps);
	assert_true(link_command_read(&steps, "/b", "cc a.o -o prog"));
	assert_true(link_command_read(&steps, "/b", "cc b.o -o prog"));
	link_steps_next_source(&steps);
	assert_true(link_command_read(&steps, "/b", "cc c.o -o prog"));
	step = g_hash_table_lookup(steps.by_output, "/b/prog");
	assert_int_equal(step->inputs->len, 2);
	link_steps_release(&steps);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_programs),
		cmocka_unit_test(test_searched_libraries),
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_archives),
		cmocka_unit_test(test_what_links_nothing),
		cmocka_unit_test(test_lines),
		cmocka_unit_test(test_unreadable_response_file),
		cmocka_unit_test(test_unbalanced_quote),
		cmocka_unit_test(test_sources),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
