/* SPDX-License-Identifier: MIT
 *
 * test_format.c - the table of formats is complete and its names are unique.
 *
 * The driver builds --format and --help from this table, so a row without a name, a help line or
 * a writer would be seen by users.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "output/format.h"

static void every_row_is_complete_and_findable(void **state)
{
	(void)state;
	size_t count = 0;
	const struct format *const *all = format_all(&count);

	assert_true(count >= 2);
	assert_string_equal(all[0]->name, "text");
	for (size_t i = 0; i < count; i++) {
		assert_non_null(all[i]->write);
		assert_true(all[i]->summary && *all[i]->summary);
		assert_ptr_equal(format_find(all[i]->name), all[i]);
	}
}

static void unknown_names_are_not_found(void **state)
{
	(void)state;
	assert_null(format_find(""));
	assert_null(format_find("TEXT"));
	assert_null(format_find("jso"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_complete_and_findable),
		cmocka_unit_test(unknown_names_are_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
