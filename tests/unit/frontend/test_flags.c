/* SPDX-License-Identifier: MIT
 *
 * test_flags.c - which arguments of a compiler reach libclang.
 */
#include "frontend/flags.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

/* One command, what is kept of it, and the names nobody knew; words between spaces. */
static const struct {
	const char *command;
	const char *kept;
	const char *unknown;
} rows[] = {
	{ "cc", "", "" },
	{ "cc -c a.c", "", "" },
	{ "cc a.c b.o libc.a -", "", "" },
	{ "cc -Iinc -I inc -DX=1 -D Y -UZ -U Z", "-I/w/inc -I /w/inc -DX=1 -D Y -UZ -U Z", "" },
	/* directories become absolute, and nothing else */
	{ "cc -I. -I.. -I./inc -I a/../b -I /c/../d -I=e -I-",
	  "-I/w -I/w/.. -I/w/inc -I /w/a/../b -I /c/../d -I=e -I-", "" },
	{ "cc -isystem /a -isystem/b -iquote c -idirafter d",
	  "-isystem /a -isystem/b -iquote /w/c -idirafter /w/d", "" },
	{ "cc -include x.h -imacros y.h", "-include x.h -imacros y.h", "" },
	{ "cc -std=c99 -ansi -pthread -m32 -march=native -x c -xc",
	  "-std=c99 -ansi -pthread -m32 -march=native -x c -xc", "" },
	{ "cc --sysroot=/s -nostdinc -funsigned-char -fms-extensions -ffreestanding",
	  "--sysroot=/s -nostdinc -funsigned-char -fms-extensions -ffreestanding", "" },
	/* what changes no meaning */
	{ "cc -O2 -g3 -Wall -Wextra -w -Werror=format -pedantic -c -o a.o a.c", "", "" },
	{ "cc -MMD -MP -MF a.d -MTa.o -MQ a -MJ x.json a.c", "", "" },
	{ "cc -lm -l m -Llib -L lib -Wl,-z,now -shared -static -rdynamic -s", "", "" },
	{ "cc -fvisibility=hidden -fsanitize=address -flto=auto -fno-strict-aliasing", "", "" },
	/* the value of a dropped argument is dropped too, even when it looks like one to keep */
	{ "cc -o -DX -MF -Ix a.c", "", "" },
	/* with fortification libc's headers wrap what the program calls */
	{ "cc -D_FORTIFY_SOURCE=2 -DX", "-DX", "" },
	/* strangers are left out and named, once each */
	{ "gcc -zzz -DX -zzz -yyy=3", "-DX", "-yyy=3 -zzz" },
	/* an argument that ends too early */
	{ "cc -I", "-I", "" },
	{ "cc -include", "-include", "" },
	{ "cc -o", "", "" },
};

static void assert_words(GPtrArray *words, const char *expected, const char *about)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "", (char *)words->pdata[i]);
	if (strcmp(text->str, expected) != 0)
		print_error("%s: \"%s\", expected \"%s\"\n", about, text->str, expected);
	assert_string_equal(text->str, expected);
}

static gint by_text(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void test_rows(void **state)
{
	char directory[] = "/w";

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) argv = g_strsplit(rows[i].command, " ", -1);
		struct compile_command command = { .directory = directory, .argv = argv };
		g_autoptr(GHashTable) unknown = g_hash_table_new_full(g_str_hash, g_str_equal,
		                                                      g_free, NULL);
		g_autoptr(GPtrArray) kept = flags_for_clang(&command, unknown);
		g_autoptr(GPtrArray) names = g_ptr_array_new();
		GHashTableIter iter;
		gpointer name;

		g_hash_table_iter_init(&iter, unknown);
		while (g_hash_table_iter_next(&iter, &name, NULL))
			g_ptr_array_add(names, name);
		g_ptr_array_sort(names, by_text);
		assert_words(kept, rows[i].kept, rows[i].command);
		assert_words(names, rows[i].unknown, rows[i].command);
	}
}

static void test_unknown_may_be_null(void **state)
{
	char *argv[] = { "cc", "-zzz", "-DX", NULL };
	struct compile_command command = { .argv = argv };
	g_autoptr(GPtrArray) kept = flags_for_clang(&command, NULL);

	(void)state;
	assert_words(kept, "-DX", "cc -zzz -DX");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_unknown_may_be_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
