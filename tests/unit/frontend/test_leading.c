/* SPDX-License-Identifier: MIT
 *
 * test_leading.c - the #include lines a text begins with, and everything that ends them.
 */
#include "frontend/leading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

static const struct {
	const char *text;
	const char *names; /* separated by blanks */
	int rest;          /* bytes behind the last of them */
} rows[] = {
	{ "", "", 0 },
	{ "int x;\n", "", 0 },
	{ "#include <a.h>\n#include \"b.h\"\nint x;\n", "<a.h> \"b.h\"", 7 },
	{ "\n \t\r\n # include\t<a.h> \r\nint x;\n", "<a.h>", 7 },
	{ "/* a\n * b */ // c\n#include <a.h>\n", "<a.h>", 0 },
	{ "#include <a.h> /* a\n b */ // c\nint x;\n", "<a.h>", 7 },
	/* the line is not taken unless it ends */
	{ "#include <a.h>", "", 0 },
	{ "#include <a.h>\n#include <b.h>", "<a.h>", 14 },
	{ "#include <a.h> /* a\n", "", 0 },
	/* what ends the sequence */
	{ "#include <a.h>\n#define X\n#include <b.h>\n", "<a.h>", 25 },
	{ "#include <a.h>\n#ifdef X\n#endif\n", "<a.h>", 16 },
	{ "#include NAME\n", "", 0 },
	{ "#include_next <a.h>\n", "", 0 },
	{ "#include <a.h> int x;\n", "", 0 },
	{ "#include \\\n<a.h>\n", "", 0 },
	{ "#include <a\\\n.h>\n", "", 0 },
	{ "#include <>\n", "", 0 },
	{ "// goes on \\\n#include <a.h>\n", "", 0 },
	{ "// goes on ?"
	  "?/\n#include <a.h>\n",
	  "", 0 },
	{ "/* never ends\n#include <a.h>\n", "", 0 },
	{ "/", "", 0 },
	{ "#", "", 0 },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		gsize size = strlen(rows[i].text), end = size;
		/* Exactly as long as said, so that reading beyond the end shows. */
		g_autofree char *text = g_memdup2(rows[i].text, size);
		g_autoptr(GArray) found = leading_includes(text, size);
		g_autoptr(GString) names = g_string_new(NULL);

		for (guint n = 0; n < found->len; n++) {
			const struct leading *line = &g_array_index(found, struct leading, n);

			g_string_append_printf(names, "%s%s", n ? " " : "", line->name);
			end = line->end;
		}
		assert_string_equal(names->str, rows[i].names);
		if (found->len)
			assert_int_equal(size - end, rows[i].rest);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
