/* SPDX-License-Identifier: MIT
 *
 * test_log.c - what reaches stderr, and how.
 */
#include "support/log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

/* What SAY writes to stderr, read back through a pipe. The caller frees it. */
static char *written_by(void (*say)(void))
{
	char buffer[4096];
	int ends[2], saved = dup(STDERR_FILENO);

	assert_int_equal(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	close(ends[1]);
	say();
	dup2(saved, STDERR_FILENO);
	close(saved);
	ssize_t got = read(ends[0], buffer, sizeof(buffer) - 1);

	close(ends[0]);
	assert_true(got >= 0);
	return g_strndup(buffer, (size_t)got);
}

static void say_all(void)
{
	log_error("one %d", 1);
	log_warning("two");
	log_info("three");
	log_debug("four");
}

static void say_lines(void)
{
	log_error("first\nsecond\t\x1b[31m\x7f \xff");
}

static void assert_written(void (*say)(void), const char *text)
{
	g_autofree char *written = written_by(say);

	assert_string_equal(written, text);
}

static void test_levels(void **state)
{
	(void)state;
	assert_written(say_all, "asynclint: error: one 1\nasynclint: warning: two\n");
	assert_false(log_enabled(LOG_LEVEL_INFO));
	log_set_level(LOG_LEVEL_ERROR);
	assert_written(say_all, "asynclint: error: one 1\n");
	log_set_level(LOG_LEVEL_DEBUG);
	assert_true(log_enabled(LOG_LEVEL_DEBUG));
	assert_written(say_all, "asynclint: error: one 1\nasynclint: warning: two\n"
	                        "asynclint: info: three\nasynclint: debug: four\n");
	log_set_level(LOG_LEVEL_WARNING);
}

/* Text from outside can neither forge a line nor colour the terminal. */
static void test_one_line(void **state)
{
	(void)state;
	assert_written(say_lines, "asynclint: error: first?second??[31m? \xef\xbf\xbd\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels),
		cmocka_unit_test(test_one_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
