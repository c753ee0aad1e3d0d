/* SPDX-License-Identifier: MIT
 *
 * test_page_text.c - a page with one of everything, as Markdown and as a description.
 *
 * Code keeps its empty lines and its indentation, columns are kept too, and nothing of the rest can
 * be taken for markup.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "output/page_text.h"
#include "sample_findings.h"

static void markdown_has_fences(void **state)
{
	(void)state;
	g_autofree char *text = page_markdown(sample_page);

	assert_string_equal(text, "# ASY101 blocking-call\n"
	                          "\nA call that may wait.\n"
	                          "\n## Why it matters\n"
	                          "\nAll of \\<them\\> wait\nfor my\\_call().\n"
	                          "\n## Bad\n"
	                          "\n```c\ndial();\n\nif (x)\n        dial();\n```\n"
	                          "\n## Good\n"
	                          "\n```console\n$ true\n```\n"
	                          "\n## How bad it is\n"
	                          "\n```text\nerror  always\nnote   never\n```\n");
}

static void why_is_one_line(void **state)
{
	(void)state;
	g_autofree char *text = page_why(sample_page);

	assert_string_equal(text, "A call that may wait. All of <them> wait for my_call().");
}

static void a_page_may_be_missing(void **state)
{
	(void)state;
	g_autofree char *markdown = page_markdown(""), *why = page_why("");

	assert_string_equal(markdown, "");
	assert_string_equal(why, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markdown_has_fences),
		cmocka_unit_test(why_is_one_line),
		cmocka_unit_test(a_page_may_be_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
