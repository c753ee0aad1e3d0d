/* SPDX-License-Identifier: MIT
 *
 * test_escape.c - nothing a file says may move the reader's terminal.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/base/escape.h"

static void assert_escapes(const char *text, const char *expected)
{
	g_autofree char *got = escape_dup(text);

	assert_string_equal(got, expected);
}

static void plain_text_stays(void **state)
{
	(void)state;
	assert_escapes("", "");
	assert_escapes("/srv/data file", "/srv/data file");
	assert_escapes("gr\u00fc\u00dfe \u65e5", "gr\u00fc\u00dfe \u65e5");
}

static void controls_become_visible(void **state)
{
	(void)state;
	assert_escapes("a\nb\tc\r", "a\\nb\\tc\\r");
	assert_escapes("\033]0;x\a\177", "\\x1b]0;x\\x07\\x7f");
	assert_escapes("\\", "\\\\");
	assert_escapes("\xc2\x9b"
	               "31m",
	               "\\u{9b}31m");
	assert_escapes("a\xe2\x80\xae"
	               "b",
	               "a\\u{202e}b");
}

static void broken_utf8_becomes_bytes(void **state)
{
	(void)state;
	assert_escapes("\xff\xfe", "\\xff\\xfe");
	assert_escapes("\xe2\x80", "\\xe2\\x80");
	assert_escapes("\xc0\xaf", "\\xc0\\xaf");
}

static void long_text_is_cut(void **state)
{
	g_autofree char *text = g_strnfill(ESCAPE_LIMIT + 1, 'x');
	g_autofree char *exact = g_strnfill(ESCAPE_LIMIT, 'x');
	g_autofree char *cut = g_strconcat(exact, "...", NULL);

	(void)state;
	assert_escapes(text, cut);
	assert_escapes(exact, exact);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_stays),
		cmocka_unit_test(controls_become_visible),
		cmocka_unit_test(broken_utf8_becomes_bytes),
		cmocka_unit_test(long_text_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
