/* SPDX-License-Identifier: MIT
 *
 * test_environment.c - LD_PRELOAD and ASYNCPROBE_OPTIONS are extended, never replaced.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "reader/base/failure.h"
#include "reader/launch/environment.h"

#define PROBE "/p/libasyncprobe.so"

static void assert_preloads(const char *before, const char *sanitizer, const char *expected)
{
	g_autofree char *old = before ? g_strdup_printf("LD_PRELOAD=%s", before) : NULL;
	const char *base[] = { "HOME=/h", old, NULL };
	g_auto(GStrv) env = environment_make(base, PROBE, sanitizer, "a=b");

	assert_string_equal(g_environ_getenv(env, "LD_PRELOAD"), expected);
	assert_string_equal(g_environ_getenv(env, "HOME"), "/h");
	assert_string_equal(g_environ_getenv(env, "ASYNCPROBE_OPTIONS"), "a=b");
}

static void preloads_are_kept_behind_the_probe(void **state)
{
	(void)state;
	assert_preloads(NULL, NULL, PROBE);
	assert_preloads("", NULL, PROBE);
	assert_preloads("/a.so:/b.so /c.so", NULL, PROBE ":/a.so:/b.so:/c.so");
	assert_preloads("/a.so:" PROBE, NULL, PROBE ":/a.so");
}

static void a_sanitizer_comes_first(void **state)
{
	(void)state;
	assert_preloads("/a.so:libasan.so.8", "libasan.so.8", "libasan.so.8:" PROBE ":/a.so");
}

static void settings_are_kept_before_ours(void **state)
{
	const char *const options[] = { "keep=1", "recording=", "threshold=1.5ms", NULL };
	g_autofree char *plain = environment_settings(NULL, "/out", NULL, NULL, NULL);
	g_autofree char *all = environment_settings("signals=0", "/out 100%", "50000000ns", options,
	                                            NULL);

	(void)state;
	assert_string_equal(plain, "report=/out/%e.%p.json:all=1");
	assert_string_equal(all,
	                    "signals=0:report=/out 100%%/%e.%p.json:all=1:threshold=50000000ns:"
	                    "keep=1:recording=:threshold=1500000ns");
}

static void any_folder_can_be_named(void **state)
{
	g_autofree char *colon = environment_settings(NULL, "/a:b", NULL, NULL, NULL);
	g_autofree char *line = environment_settings(NULL, "/a\nb", NULL, NULL, NULL);

	(void)state;
	assert_string_equal(colon, "report=/a%cb/%e.%p.json:all=1");
	assert_string_equal(line, "report=/a\nb/%e.%p.json:all=1");
}

static void what_the_probe_would_not_take_is_refused(void **state)
{
	static const char *const options[] = {
		"keep",          "=1",          "",           "recording=b:c",
		"report=/x",     "report=",     "a=b",        "Keep=1",
		"keep=",         "keep=yes",    "threshold=", "threshold=5",
		"threshold=0ms", "threshold=x",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(options); i++) {
		const char *const one[] = { options[i], NULL };
		g_autoptr(GError) error = NULL;
		assert_null(environment_settings(NULL, "/out", NULL, one, &error));
		assert_int_equal(failure_exit_status(error), EXIT_USAGE);
	}
}

static void the_last_usable_value_of_a_flag_counts(void **state)
{
	(void)state;
	assert_true(environment_flag("keep=1", "keep"));
	assert_true(environment_flag("a=b:keep=0:report=x=y:keep=1:keep=2", "keep"));
	assert_false(environment_flag("keep=1:all=1:keep=0", "keep"));
	assert_false(environment_flag("", "keep"));
	assert_false(environment_flag("keeper=1:keep:=1", "keep"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(preloads_are_kept_behind_the_probe),
		cmocka_unit_test(a_sanitizer_comes_first),
		cmocka_unit_test(settings_are_kept_before_ours),
		cmocka_unit_test(any_folder_can_be_named),
		cmocka_unit_test(what_the_probe_would_not_take_is_refused),
		cmocka_unit_test(the_last_usable_value_of_a_flag_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
