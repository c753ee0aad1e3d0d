/* SPDX-License-Identifier: MIT
 *
 * test_escape.c - harmless text passes, harmful text becomes visible, and cells are counted right.
 *
 * One table: what goes in, what comes out, how wide it is. The texts are the kinds of thing that
 * file names and source lines of a hostile program may contain.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "output/escape.h"

static const struct {
	const char *text, *escaped;
	unsigned cells;
} rows[] = {
	{ NULL, "", 0 },
	{ "", "", 0 },
	{ "plain text", "plain text", 10 },
	{ "C:\\x", "C:\\x", 4 },
	{ "a\nb\rc\td", "a\\nb\\rc\\td", 10 },
	{ "\033[31m\007\177", "\\x1b[31m\\x07\\x7f", 16 },
	{ "\xc3\xa4", "\xc3\xa4", 1 },
	{ "\xe4\xbd\xa0", "\xe4\xbd\xa0", 2 },
	{ "e\xcc\x81", "e\xcc\x81", 1 },
	{ "\xc2\x9b", "\\x9b", 4 },
	{ "\xff"
	  "a",
	  "\\xffa", 5 },
	{ "\xe4\xbd", "\\xe4\\xbd", 8 },
	{ "\xe2\x80\xae", "\\u202e", 6 },
	{ "\xe2\x81\xa6", "\\u2066", 6 },
	{ "\xe2\x80\xa8", "\\u2028", 6 },
};

static void escapes_every_row(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) out = g_string_new(NULL);
		unsigned cells = escape_append(out, rows[i].text);
		assert_string_equal(out->str, rows[i].escaped);
		assert_int_equal(cells, rows[i].cells);
		assert_int_equal(escape_width(rows[i].text), rows[i].cells);
	}
}

static void pads_by_cells(void **state)
{
	(void)state;
	g_autoptr(GString) out = g_string_new(NULL);

	escape_padded(out, "\xe4\xbd\xa0", 4);
	escape_padded(out, "too wide", 4);
	escape_padded(out, NULL, 2);
	assert_string_equal(out->str, "\xe4\xbd\xa0  too wide  ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escapes_every_row),
		cmocka_unit_test(pads_by_cells),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
