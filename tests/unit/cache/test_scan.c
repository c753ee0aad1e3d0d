/* SPDX-License-Identifier: MIT
 *
 * test_scan.c - which names a text may look for, and what cannot be known from it.
 */
#include "cache/scan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

static const struct {
	const char *text;
	const char *quoted; /* names, separated by blanks */
	const char *angled;
	bool computed;
	bool unrepeatable;
} rows[] = {
	{ "", "", "", false, false },
	{ "#include <a.h>\n#include \"b/c.h\"\n", "b/c.h", "a.h", false, false },
	{ " # \tinclude\t<a.h>", "", "a.h", false, false },
	{ "#include<a.h>\n#include_next <b.h>\n#import \"c.h\"\n", "c.h", "a.h b.h", false, false },
	{ "#include <a.h>\n#include <a.h>\n", "", "a.h", false, false },
	/* conditions and comments are not looked at */
	{ "#if 0\n#include <a.h>\n#endif\n/* */ #include <b.h>\n", "", "a.h b.h", false, false },
	{ "#if __has_include(<a.h>) || __has_include_next ( \"b.h\" )\n", "b.h", "a.h", false,
	  false },
	{ "#if defined(__has_include)\n#ifdef __has_include\n", "", "", false, false },
	/* what only looks like one */
	{ "int x; /* see #include MACRO */\n#included <a.h>\n  #include's\n", "", "", false,
	  false },
	{ "#include <a.h\n>\n", "", "", false, false },
	{ "#include", "", "", false, false },
	{ "#", "", "", false, false },
	/* names that are not literal */
	{ "#include NAME\n", "", "", true, false },
	{ "#include \\\n<a.h>\n", "", "", true, false },
	{ "#define has(x) __has_include(x)\n", "", "", true, false },
	{ "%:include <a.h>\n", "", "", true, false },
	/* texts that mean something else each time */
	{ "__DATE__", "", "", false, true },
	{ "x = __TIME__;", "", "", false, true },
	{ "x = __TIMESTAMP__;", "", "", false, true },
	{ "#embed \"a.bin\"\n", "", "", false, true },
};

static void assert_names(const GPtrArray *names, const char *expected)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < names->len; i++)
		g_string_append_printf(text, "%s%s", i ? " " : "", (const char *)names->pdata[i]);
	assert_string_equal(text->str, expected);
}

static void test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		/* Exactly as long as said, so that reading beyond the end shows. */
		g_autofree char *text = g_memdup2(rows[i].text, strlen(rows[i].text));
		struct scan scan;

		scan_init(&scan, text, strlen(rows[i].text));
		assert_names(scan.quoted, rows[i].quoted);
		assert_names(scan.angled, rows[i].angled);
		assert_int_equal(scan.computed, rows[i].computed);
		assert_int_equal(scan.unrepeatable, rows[i].unrepeatable);
		scan_release(&scan);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
