/* SPDX-License-Identifier: MIT
 *
 * test_marks.c - where comments with the word stand, and all that looks like one and is none.
 *
 * A row is a text and what is said of its marks: "first-last code open text", "?" in front of those
 * that stand between #if and #endif.
 */
#include "frontend/marks.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

static const struct {
	const char *text;
	const char *marks;
} rows[] = {
	{ "", "" },
	{ "int x;\n", "" },
	{ "/* nothing */ int x;\n", "" },
	/* behind code, in front of it, alone */
	{ "a(); /* asynclint: i */\n", "1-1 1 0 asynclint: i" },
	{ "a(); // asynclint: i\nb();\n", "1-1 1 0 asynclint: i" },
	{ "/* asynclint: i */ a();\nb();\n", "1-1 1 0 asynclint: i" },
	{ "/* asynclint: i */\n\n/* other */\nb();\n", "1-1 4 0 asynclint: i" },
	{ "// asynclint: i\nb();\n", "1-1 2 0 asynclint: i" },
	{ "// asynclint: i\n// asynclint: j\nb();\n",
	  "1-1 3 0 asynclint: i, 2-2 3 0 asynclint: j" },
	{ "// asynclint: i", "1-1 0 0 asynclint: i" },
	{ "a(b, /* asynclint: i */\n c);\n", "1-1 1 0 asynclint: i" },
	{ "a(b); /* asynclint: i\n goes on */ c();\nd();", "1-2 1 0 asynclint: i goes on" },
	/* functions */
	{ "/* asynclint: i */\nstatic int\nf(int a)\n{\n", "1-1 2 4 asynclint: i" },
	{ "/* asynclint: i */\nint f(int a);\nint g() {\n", "1-1 2 0 asynclint: i" },
	{ "int f(void) // asynclint: i\n{\n", "1-1 1 2 asynclint: i" },
	{ "a(); // asynclint: i\nint f(void)\n{\n", "1-1 1 0 asynclint: i" },
	{ "} // asynclint: i\nint f(void)\n{\n", "1-1 1 0 asynclint: i" },
	{ "f() { // asynclint: i\n if (a) {\n", "1-1 1 0 asynclint: i" },
	{ "/* asynclint: i */\n#define X {\n#if A\nint f(void) {\n#endif\n",
	  "1-1 4 4 asynclint: i" },
	{ "/* asynclint: i */\nint f(void) { g(\"{\"); }\n", "1-1 2 2 asynclint: i" },
	/* several lines are one */
	{ "/*\n * asynclint: i  A\n *   because\t* of\n **/\n",
	  "1-4 0 0 asynclint: i A because * of" },
	{ "/*asynclint:*/", "1-1 0 0 asynclint:" },
	{ "/**asynclint: i*/\r\nx\r\n", "1-1 2 0 asynclint: i" },
	{ "\r\r/* asynclint: i */\rx", "3-3 4 0 asynclint: i" },
	/* no comments */
	{ "puts(\"/* asynclint: i */\");\n", "" },
	{ "puts(\"\\\"// asynclint: i\");\n", "" },
	{ "puts(\"\\\\\"); // asynclint: i\n", "1-1 1 0 asynclint: i" },
	{ "c = '\"'; // asynclint: i\n", "1-1 1 0 asynclint: i" },
	{ "c = '\\''; // asynclint: i\n", "1-1 1 0 asynclint: i" },
	{ "c = 1'000; // asynclint: i\n", "1-1 1 0 asynclint: i" },
	{ "a / b; /= asynclint: x\n", "" },
	{ "puts(\"a\\\n// asynclint: i\");\n", "" },
	/* strings that do not end, as in text that nobody compiles */
	{ "#error don't\n/* asynclint: i */ x\n", "2-2 2 0 asynclint: i" },
	{ "puts(\"a\n/* asynclint: i */ x\n", "2-2 2 0 asynclint: i" },
	/* lines that are joined */
	{ "// asynclint: \\\n i\nx\n", "1-2 3 0 asynclint: i" },
	{ "// a \\\n asynclint: i\nx\n", "1-2 3 0 a asynclint: i" },
	{ "/\\\n* asynclint: i *\\\r\n/ x\n", "1-3 3 0 asynclint: i" },
	{ "#define A \\\n b /* asynclint: i */ \\\n c\nd\n", "2-2 2 0 asynclint: i" },
	/* directives are no code */
	{ "#define A a(); // asynclint: i\nb();\n", "1-1 1 0 asynclint: i" },
	{ "/* asynclint: i */\n # include <x>\nb();\n", "1-1 3 0 asynclint: i" },
	{ "#if A /*\n*/ && B\n/* asynclint: i */\n#endif\nx", "?3-3 5 0 asynclint: i" },
	/* what is compiled sometimes */
	{ "#ifdef A\nx; // asynclint: i\n#endif\ny; // asynclint: j\n",
	  "?2-2 2 0 asynclint: i, 4-4 4 0 asynclint: j" },
	{ "#ifndef H\n#define H\nx; // asynclint: i\n#if 1\n// asynclint: j\n#endif\n#endif\n",
	  "3-3 3 0 asynclint: i, ?5-5 0 0 asynclint: j" },
	{ "x;\n#ifndef H\nx; // asynclint: i\n#endif\n", "?3-3 3 0 asynclint: i" },
	{ "#endif\nx; // asynclint: i\n", "2-2 2 0 asynclint: i" },
	/* the end comes early */
	{ "x /* asynclint: i", "1-1 1 0 asynclint: i" },
	{ "x /* asynclint: i *", "1-1 1 0 asynclint: i *" },
	{ "x // asynclint: i\\", "1-1 1 0 asynclint: i\\" },
	{ "\"asynclint:", "" },
	{ "'asynclint:\\", "" },
	{ "/* \377\376 asynclint: \200 */", "1-1 0 0 \377\376 asynclint: \200" },
};

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		gsize size = strlen(rows[i].text);
		/* Exactly as long as said, so that reading beyond the end shows. */
		g_autofree char *text = g_memdup2(rows[i].text, size);
		g_autoptr(GArray) found = marks_in(text, size);
		g_autoptr(GString) said = g_string_new(NULL);

		for (guint n = 0; n < found->len; n++) {
			const struct mark *m = &g_array_index(found, struct mark, n);

			g_string_append_printf(said, "%s%s%u-%u %u %u %s", n ? ", " : "",
			                       m->conditional ? "?" : "", m->first_line,
			                       m->last_line, m->code_line, m->open_line, m->text);
		}
		if (strcmp(said->str, rows[i].marks) != 0)
			fail_msg("row %zu, %s: %s, not %s", i, rows[i].text, said->str,
			         rows[i].marks);
	}
}

/* However much there is, it is read once. */
static void test_much(void **state)
{
	g_autoptr(GString) text = g_string_new("/* asynclint: ");

	(void)state;
	for (int i = 0; i < 1000000; i++)
		g_string_append(text, "long ");
	g_string_append(text, "*/\n");
	for (int i = 0; i < 100000; i++)
		g_string_append(text, "/* asynclint: i */ x\n");
	for (int i = 0; i < 100000; i++)
		g_string_append(text, "#if A\n/* asynclint:\n*/\n");
	g_autoptr(GArray) found = marks_in(text->str, text->len);

	assert_int_equal(found->len, 200001);
	assert_true(strlen(g_array_index(found, struct mark, 0).text) <= MARK_TEXT_MOST + 1);
	assert_int_equal(g_array_index(found, struct mark, 100000).code_line, 100001);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
